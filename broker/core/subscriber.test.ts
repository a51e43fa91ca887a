import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventRing } from './eventRing';
import type { OutgoingEvent } from './outgoingEvent';
import { Subscriber, type SubscriberSocket } from './subscriber';

/** A socket whose reader takes what is queued only when told to. */
class SlowSocket implements SubscriberSocket {
  readonly written: number[] = [];
  closedFor: string | null = null;
  private queued = 0;
  private listeners: (() => void)[] = [];

  write(frame: Buffer): void {
    this.written.push(frame.readUInt32BE(0));
    this.queued += frame.length;
  }
  bufferedBytes(): number {
    return this.queued;
  }
  whenDrained(listener: () => void): void {
    this.listeners.push(listener);
  }
  close(reason: string): void {
    this.closedFor = reason;
  }
  drain(): void {
    this.queued = 0;
    this.listeners.splice(0).forEach((listener) => listener());
  }
}

function event(id: number, sucursalId: number | null = 1): OutgoingEvent {
  const frame = Buffer.alloc(100);
  frame.writeUInt32BE(id);
  return { id, tipo: 'pedido_aprobado', sucursalId, storedAt: id, frame };
}

function setUp({ capacity = 1_000, highWaterBytes = 250 } = {}) {
  const ring = new EventRing(capacity, 0);
  const socket = new SlowSocket();
  const clock = { now: 0, permitted: true };
  const subscriber = new Subscriber(
    { role: 'COCINERO', branchId: 1 },
    socket,
    ring,
    { highWaterBytes, stallMs: 10_000 },
    { now: () => clock.now, permitted: () => clock.permitted, sent: () => undefined },
  );
  const publish = (next: OutgoingEvent): void => {
    ring.push(next);
    if (next.sucursalId === 1) subscriber.offer(next);
  };
  return { ring, socket, clock, subscriber, publish };
}

describe('Subscriber', () => {
  it('delivers every event it may see once and in order, however slowly it reads and wherever it resumes', () => {
    const action = fc.oneof(
      fc.record({ do: fc.constant('publish' as const), mine: fc.boolean() }),
      fc.record({ do: fc.constant('drain' as const), mine: fc.constant(true) }),
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
              socket.drain();
              continue;
            }
            publish(event((id += 1), step.mine ? 1 : 2));
            if (step.mine) expected.push(id);
          }
          while (socket.bufferedBytes() > 0) socket.drain();
          expect(socket.written).toEqual(expected);
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
    while (socket.bufferedBytes() > 0) socket.drain();
    expect(calls).toEqual([{ id: 5, written: 4 }]);
  });

  it('holds no more than the high-water mark and one frame for a peer that stopped reading', () => {
    const { socket, publish, subscriber } = setUp();
    subscriber.startLive();
    for (let id = 1; id <= 500; id += 1) publish(event(id));
    expect(socket.bufferedBytes()).toBeLessThanOrEqual(250 + 100);
  });

  it('drops a peer that takes nothing for too long, and not before', () => {
    const { socket, publish, subscriber, clock } = setUp();
    subscriber.startLive();
    for (let id = 1; id <= 10; id += 1) publish(event(id));
    clock.now = 9_999;
    subscriber.checkStall();
    expect(socket.closedFor).toBeNull();
    clock.now = 10_000;
    subscriber.checkStall();
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

  it('sends nothing once the session no longer holds, live or catching up', () => {
    const { socket, publish, subscriber, clock } = setUp();
    subscriber.startLive();
    clock.permitted = false;
    publish(event(1));
    socket.drain();
    expect(socket.written).toEqual([]);
  });
});
