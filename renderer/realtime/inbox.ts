import type { ClientFrame } from '../../shared/protocol/client';
import { traitsOf, type CampanaEvent } from '../../shared/protocol/events';
import { createRecentIds } from './recentIds';

/** How many shown events are remembered to recognise a repeated one. */
const rememberedIds = 4096;

/** Takes events in order, each once, and says what to answer the server. */
export interface Inbox {
  /** Delivers the event unless it was shown before; answers the `ack` or `nack` to send, if any. */
  take(event: CampanaEvent): ClientFrame | null;
  /** Highest id taken in; null when nothing is known to resume from. */
  lastId(): number | null;
  /** Everything up to `id` is known, whether or not this screen may see it. */
  advance(id: number): void;
  /** Begins after `id`, whatever came before. */
  startAt(id: number): void;
  /** Forgets everything: another person, or another server. */
  restart(desde: number | null): void;
}

/** Creates the inbox of one screen. `deliver` answers null, or why the event could not be shown. */
export function createInbox(deliver: (event: CampanaEvent) => string | null): Inbox {
  let last: number | null = null;
  let shown = createRecentIds(rememberedIds);

  function isRepeat(event: CampanaEvent): boolean {
    if (shown.has(event.id)) return true;
    // An id that was already passed is old news, unless the server repeats it on purpose.
    return event.reintento === undefined && last !== null && event.id <= last;
  }

  return {
    take(event) {
      const { critical } = traitsOf(event.tipo);
      const repeat = isRepeat(event);
      // A copy may overtake events that are still to come: only what is in its place moves the position.
      if (event.reintento === undefined) last = Math.max(last ?? 0, event.id);
      if (!repeat) {
        const motivo = deliver(event);
        if (motivo !== null) {
          return critical ? { tipo: 'nack', id: event.id, motivo: motivo.slice(0, 200) } : null;
        }
        shown.add(event.id);
      }
      return critical ? { tipo: 'ack', id: event.id } : null;
    },
    lastId: () => last,
    advance(id) {
      last = Math.max(last ?? 0, id);
    },
    startAt(id) {
      last = id;
    },
    restart(desde) {
      last = desde;
      shown = createRecentIds(rememberedIds);
    },
  };
}
