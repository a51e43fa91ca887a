import type { Clock } from '../platform/clock';

/** A clock that moves only when told to. */
export interface FakeClock extends Clock {
  /** Moves on by `ms`, running what falls due in order, and lets promises settle in between. */
  advance: (ms: number) => Promise<void>;
  /** Timers that have not run and were not cancelled. */
  pending: () => number;
}

/** Creates a clock that stands at `start` (ms). */
export function createFakeClock(start = 1_000_000): FakeClock {
  let now = start;
  let order = 0;
  const timers = new Map<number, { due: number; run: () => void }>();
  // A turn of the real event loop: every promise that can settle by itself has settled after it.
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  return {
    now: () => now,
    after(delayMs, run) {
      order += 1;
      const id = order;
      timers.set(id, { due: now + delayMs, run });
      return () => timers.delete(id);
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = [...timers]
          .filter(([, timer]) => timer.due <= end)
          .sort(([idA, a], [idB, b]) => a.due - b.due || idA - idB)[0];
        if (due === undefined) break;
        const [id, timer] = due;
        timers.delete(id);
        now = timer.due;
        timer.run();
        await settle();
      }
      now = end;
    },
    pending: () => timers.size,
  };
}
