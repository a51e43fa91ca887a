import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf } from './eventBatch';
import type { OutgoingEvent } from './outgoingEvent';

function event(id: number, bytes: number): OutgoingEvent {
  const frame = Buffer.alloc(bytes, id % 256);
  return { id, tipo: 'pedido_creado', sucursalId: 1, storedAt: 0, frame, earlyFrame: null };
}

describe('batchesOf', () => {
  it('keeps every event, in order, in batches of at most 64 KiB, and no more batches than it takes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, (all) => {
        const events = all.map((bytes, index) => event(index + 1, bytes));
        const batches = batchesOf(events);
        const ids = batches.flatMap((batch) => batch.events.map(({ id }) => id));
        expect(ids).toEqual(events.map(({ id }) => id));
        const sent = Buffer.concat(batches.map(({ frames }) => frames));
        expect(sent.equals(Buffer.concat(events.map(({ frame }) => frame)))).toBe(true);
        batches.forEach((batch, index) => {
          expect(batch.lastId).toBe(batch.events.at(-1)?.id);
          expect(batch.frames.length).toBeLessThanOrEqual(64 * 1024);
          const next = batches[index + 1]?.events[0]?.frame.length;
          if (next !== undefined) expect(batch.frames.length + next).toBeGreaterThan(64 * 1024);
        });
      }),
    );
  });
});
