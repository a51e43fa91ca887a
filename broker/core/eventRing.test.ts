import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventRing } from './eventRing';
import type { OutgoingEvent } from './outgoingEvent';

function event(id: number, storedAt = id): OutgoingEvent {
  const frame = Buffer.alloc(0);
  return { id, tipo: 'pedido_creado', sucursalId: 1, storedAt, frame, earlyFrame: null };
}

function idsAfter(ring: EventRing, id: number): number[] {
  const ids: number[] = [];
  ring.walkAfter(id, (found) => {
    ids.push(found.id);
    return true;
  });
  return ids;
}

describe('EventRing', () => {
  it('behaves like a list that forgets its oldest entries, holes in the numbers included', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 80 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 20 }), fc.nat(60), (jumps, capacity, from) => {
        const ring = new EventRing(capacity, 0);
        const all: number[] = [];
        for (const jump of jumps) {
          const id = (all.at(-1) ?? 0) + jump;
          all.push(id);
          ring.push(event(id));
        }
        const kept = all.slice(-capacity);
        const floor = all.length > capacity ? all.at(-capacity - 1)! : 0;
        expect(idsAfter(ring, from)).toEqual(kept.filter((id) => id > from));
        expect(ring.canResumeFrom(from)).toBe(from >= floor && from <= (all.at(-1) ?? 0));
      }),
    );
  });

  it('stops walking when the visitor says so, and tells that the end was not reached', () => {
    const ring = new EventRing(5, 0);
    [1, 2, 3].forEach((id) => ring.push(event(id)));
    const seen: number[] = [];
    const done = ring.walkAfter(0, (found) => {
      if (found.id === 2) return false;
      seen.push(found.id);
      return true;
    });
    expect(seen).toEqual([1]);
    expect(done).toBe(false);
  });

  it('refuses an event out of order', () => {
    const ring = new EventRing(5, 10);
    ring.push(event(12));
    expect(() => ring.push(event(11))).toThrow('in order');
  });

  it('cannot be resumed over events dropped by age', () => {
    const ring = new EventRing(5, 0);
    [1, 2, 3].forEach((id) => ring.push(event(id, id * 100)));
    ring.dropBefore(250);
    expect(ring.canResumeFrom(1)).toBe(false);
    expect(ring.canResumeFrom(2)).toBe(true);
    expect(idsAfter(ring, 2)).toEqual([3]);
  });
});
