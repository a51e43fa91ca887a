import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf } from './eventBatch';
import { EventRing } from './eventRing';
import type { OutgoingEvent } from './outgoingEvent';
import { Subscriber, type SubscriberSocket } from './subscriber';

const frameBytes = 100;

/** A socket whose reader takes what is queued only when told to. A copy that overtook counts as negative. */
class SlowSocket implements SubscriberSocket {
  readonly written: number[] = [];
  closedFor: string | null = null;
  private queued = 0;
  private listeners: (() => void)[] = [];

  write(frames: Buffer): void {
    for (let at = 0; at < frames.length; at += frameBytes) {
      this.written.push(frames.readInt32BE(at));
    }
    this.queued += frames.length;
  }
  pendingBytes(): number {
    return this.queued;
  }
  windowBytes(): number {
    return Number.POSITIVE_INFINITY;
  }
  whenDrained(listener: () => void): void {
    this.listeners.push(listener);
  }
  close(reason: string): void {
    this.closedFor = reason;
  }
  drain(bytes = this.queued): void {
    this.queued -= bytes;
    this.listeners.splice(0).forEach((listener) => listener());
  }
}

function frameOf(mark: number): Buffer {
  const frame = Buffer.alloc(frameBytes);
  frame.writeInt32BE(mark);
  return frame;
}

function event(id: number, sucursalId: number | null = 1, urgent = false): OutgoingEvent {
  return {
    id,
    tipo: 'pedido_aprobado',
    sucursalId,
    storedAt: id,
    frame: frameOf(id),
    earlyFrame: urgent ? () => frameOf(-id) : null,
  };
}

function setUp({ capacity = 1_000, highWaterBytes = 250 } = {}) {
  const ring = new EventRing(capacity, 0);
  const socket = new SlowSocket();
  const clock = { now: 0 };
  let expired = 0;
  const subscriber = new Subscriber(
    { role: 'COCINERO', branchId: 1 },
    socket,
    ring,
    { highWaterBytes, stallMs: 10_000 },
    {
      now: () => clock.now,
      expired: () => {
        expired += 1;
      },
      expectAnswer: () => undefined,
    },
    Number.POSITIVE_INFINITY,
  );
  const publish = (...events: OutgoingEvent[]): void => {
    events.forEach((next) => ring.push(next));
    const mine = events.filter(({ sucursalId }) => sucursalId === 1);
    for (const batch of batchesOf(mine)) subscriber.offer(batch, clock.now);
  };
  return { ring, socket, clock, subscriber, publish, timesExpired: () => expired };
}

describe('Subscriber', () => {
  it('delivers every event it may see once and in order, however slowly it reads and wherever it resumes', () => {
    const action = fc.oneof(
      fc.record({
        do: fc.constant('publish' as const),
        branches: fc.array(fc.constantFrom(1, 2), { minLength: 1, maxLength: 4 }),
        urgent: fc.boolean(),
      }),
      fc.record({ do: fc.constant('drain' as const), share: fc.constantFrom(0.5, 1) }),
    );
    fc.assert(
      fc.property(
        fc.nat(10),
        fc.nat(10),
        fc.array(action, { maxLength: 120 }),
        (before, from, run) => {
          const { socket, subscriber, publish, ring } = setUp();
          let id = 0;
          for (let i = 0; i < before; i += 1) ring.push(event((id += 1)));
          const desde = Math.min(from, before);
          subscriber.startAfter(desde, () => undefined);
          const expected = Array.from({ length: before - desde }, (_, i) => desde + 1 + i);
          for (const step of run) {
            if (step.do === 'drain') {
              socket.drain(Math.floor(socket.pendingBytes() * step.share));
              continue;
            }
            const events = step.branches.map((branch) => event((id += 1), branch, step.urgent));
            publish(...events);
            expected.push(...events.filter((e) => e.sucursalId === 1).map((e) => e.id));
          }
          while (socket.pendingBytes() > 0) socket.drain();
          expect(socket.written.filter((mark) => mark > 0)).toEqual(expected);
          const copies = socket.written.filter((mark) => mark < 0).map((mark) => -mark);
          expect(copies).toHaveLength(new Set(copies).size);
          for (const copy of copies) {
            expect(socket.written.indexOf(-copy)).toBeLessThan(socket.written.indexOf(copy));
          }
          expect(socket.closedFor).toBeNull();
        },
      ),
    );
  });

  it('says that it is up to date once, after everything missed was written', () => {
    const { socket, subscriber, ring } = setUp({ highWaterBytes: 150 });
    for (let id = 1; id <= 5; id += 1) ring.push(event(id));
    const calls: { id: number; written: number }[] = [];
    subscriber.startAfter(1, (id) => calls.push({ id, written: socket.written.length }));
    while (socket.pendingBytes() > 0) socket.drain();
    expect(calls).toEqual([{ id: 5, written: 4 }]);
  });

  it('holds no more than the high-water mark and one frame for a peer that stopped reading', () => {
    const { socket, publish, subscriber } = setUp();
    subscriber.startLive();
    for (let id = 1; id <= 500; id += 1) publish(event(id));
    expect(socket.pendingBytes()).toBeLessThanOrEqual(250 + 100);
  });

  it('[D7] sends an urgent event to a slow reader at once, as a copy, and again in its place', () => {
    const { socket, publish, subscriber } = setUp();
    subscriber.startLive();
    for (let id = 1; id <= 10; id += 1) publish(event(id));
    const before = socket.written.length;
    socket.drain(150);
    publish(event(11), event(12, 1, true));
    expect(socket.written.slice(before)).toContain(-12);
    while (socket.pendingBytes() > 0) socket.drain();
    expect(socket.written.filter((mark) => mark > 0)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
  });

  it('[D7] sends no copy to a reader that keeps up, and none past the limit of one that takes nothing', () => {
    const { socket, publish, subscriber } = setUp();
    subscriber.startLive();
    publish(event(1, 1, true));
    expect(socket.written).toEqual([1]);
    for (let id = 2; id <= 500; id += 1) publish(event(id, 1, true));
    expect(socket.pendingBytes()).toBeLessThanOrEqual(250 + 2 * frameBytes);
  });

  it('counts a slow reader as alive for as long as it reads at all', () => {
    const { socket, publish, subscriber, clock } = setUp();
    subscriber.startLive();
    for (let id = 1; id <= 10; id += 1) publish(event(id));
    for (let reads = 0; reads < 5; reads += 1) {
      clock.now += 9_000;
      socket.drain(10);
      subscriber.sweep(clock.now);
    }
    expect(socket.closedFor).toBeNull();
  });

  it('drops a peer that takes nothing for too long, and not before', () => {
    const { socket, publish, subscriber, clock } = setUp();
    subscriber.startLive();
    for (let id = 1; id <= 10; id += 1) publish(event(id));
    clock.now = 9_999;
    subscriber.sweep(clock.now);
    expect(socket.closedFor).toBeNull();
    clock.now = 10_000;
    subscriber.sweep(clock.now);
    expect(socket.closedFor).toBe('tooSlow');
  });

  it('drops it no later where the clock was set back meanwhile', () => {
    const { socket, publish, subscriber, clock } = setUp();
    clock.now = 3_600_000;
    subscriber.startLive();
    for (let id = 1; id <= 10; id += 1) publish(event(id));
    clock.now = 0;
    subscriber.sweep(clock.now);
    expect(socket.closedFor).toBeNull();
    clock.now = 10_000;
    subscriber.sweep(clock.now);
    expect(socket.closedFor).toBe('tooSlow');
  });

  it('drops a peer that fell out of the window rather than skip an event', () => {
    const { socket, publish, subscriber } = setUp({ capacity: 5 });
    subscriber.startLive();
    for (let id = 1; id <= 20; id += 1) publish(event(id));
    const sent = socket.written.length;
    socket.drain();
    expect(socket.closedFor).toBe('tooSlow');
    expect(socket.written).toHaveLength(sent);
  });

  it('sends nothing once the session has ended, live or catching up, and says that it has', () => {
    const { socket, publish, subscriber, clock, timesExpired } = setUp();
    subscriber.expiresAt = 1_000;
    subscriber.startLive();
    clock.now = 999;
    publish(event(1));
    clock.now = 1_000;
    publish(event(2));
    expect(socket.written).toEqual([1]);
    expect(timesExpired()).toBe(1);

    const other = setUp();
    other.subscriber.expiresAt = 1_000;
    other.subscriber.startLive();
    for (let id = 1; id <= 10; id += 1) other.publish(event(id));
    const sent = [...other.socket.written];
    expect(sent.length).toBeLessThan(10);
    other.clock.now = 1_000;
    other.socket.drain();
    expect(other.socket.written).toEqual(sent);
    expect(other.timesExpired()).toBe(1);
  });
});
