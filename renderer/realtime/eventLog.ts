import type { CampanaEvent } from '../../shared/protocol/events';

/** How many events the monitor keeps in memory. */
export const eventLogCapacity = 1000;

/** An event and when this screen received it (ms since 1970). */
export interface LoggedEvent {
  event: CampanaEvent;
  receivedAt: number;
}

/** The newest events, in a ring of fixed size: one slot written per event, nothing copied. */
export interface EventLog {
  append: (entry: LoggedEvent) => void;
  /** Oldest first. The same array until something was added, so it can be compared by identity. */
  entries: () => readonly LoggedEvent[];
  /** The newest; null before the first. */
  latest: () => LoggedEvent | null;
  /** How many were ever added. */
  total: () => number;
  clear: () => void;
  /** Tells at most once per frame that something was added. */
  subscribe: (listener: () => void) => () => void;
}

/** Creates an empty log. `nextFrame` runs something before the next frame and answers how to cancel it. */
export function createEventLog(
  nextFrame: (run: () => void) => () => void,
  capacity: number = eventLogCapacity,
): EventLog {
  const listeners = new Set<() => void>();
  let ring: LoggedEvent[] = [];
  let total = 0;
  let first = 0;
  let cached: readonly LoggedEvent[] | null = [];
  let cancelFrame: (() => void) | null = null;

  function changed(): void {
    cached = null;
    if (cancelFrame !== null || listeners.size === 0) return;
    cancelFrame = nextFrame(() => {
      cancelFrame = null;
      for (const listener of [...listeners]) listener();
    });
  }

  return {
    append(entry) {
      if (ring.length < capacity) {
        ring.push(entry);
      } else {
        ring[first] = entry;
        first = (first + 1) % capacity;
      }
      total += 1;
      changed();
    },
    entries() {
      cached ??= [...ring.slice(first), ...ring.slice(0, first)];
      return cached;
    },
    latest: () => ring[(first + ring.length - 1) % capacity] ?? null,
    total: () => total,
    clear() {
      ring = [];
      first = 0;
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancelFrame?.();
        cancelFrame = null;
      };
    },
  };
}
