import { traitsOf } from '../../shared/protocol/events';
import type { OutgoingEvent } from './outgoingEvent';

/** Most bytes that go out in one write: what a socket may hold stays bounded whatever a commit brings. */
const maxBatchBytes = 64 * 1024;

/** Events that go out together to everybody who sees the same of them: one buffer, one write per socket. */
export interface EventBatch {
  /** Oldest first, at least one. */
  events: readonly OutgoingEvent[];
  lastId: number;
  /** Those of them that ask for a confirmation. */
  critical: readonly OutgoingEvent[];
  /** Their frames in a row. */
  frames: Buffer;
}

/** Puts events together, oldest first, into as few batches as their size allows. */
export function batchesOf(events: readonly OutgoingEvent[]): EventBatch[] {
  const batches: EventBatch[] = [];
  let from = 0;
  let bytes = 0;
  events.forEach((event, index) => {
    const size = event.frame.length;
    if (bytes > 0 && bytes + size > maxBatchBytes) {
      batches.push(batchOf(events.slice(from, index)));
      from = index;
      bytes = 0;
    }
    bytes += size;
  });
  if (bytes > 0) batches.push(batchOf(events.slice(from)));
  return batches;
}

function batchOf(events: readonly OutgoingEvent[]): EventBatch {
  const [first] = events;
  const frames =
    first && events.length === 1 ? first.frame : Buffer.concat(events.map(({ frame }) => frame));
  const critical = events.filter(({ tipo }) => traitsOf(tipo).critical);
  return { events, lastId: events.at(-1)?.id ?? 0, critical, frames };
}
