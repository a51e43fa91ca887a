import { useSyncExternalStore } from 'react';

const tickMs = 1000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const hear of [...listeners]) hear();
    }, tickMs);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/**
 * The time now (ms since 1970), from one timer for all components. With a coarser `everyMs` the component
 * renders only when that much has passed, e.g. 60 000 for minutes.
 */
export function useNow(everyMs: number = tickMs): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now / everyMs) * everyMs);
}

/**
 * Something that follows from the time now, read by the same timer: the component renders only when it
 * changes. Sixty cards that print whole minutes render once a minute each, not once a second.
 */
export function useTicking<Value extends string | number | boolean>(
  read: (now: number) => Value,
): Value {
  return useSyncExternalStore(subscribe, () => read(now));
}
