/** Waiting times between attempts, all in milliseconds. */
export interface BackoffOptions {
  firstMs: number;
  mostMs: number;
  /** After this long without a failure, the next one counts as the first again. */
  calmMs: number;
}

/** Says how long to wait before the next attempt. */
export interface Backoff {
  /** Counts a failure that happened `nowMs` and answers with the wait that follows it. */
  next(nowMs: number): number;
}

/** Doubles the wait with every failure that follows close upon the last. */
export function createBackoff({ firstMs, mostMs, calmMs }: BackoffOptions): Backoff {
  let waitMs = firstMs;
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    next: (nowMs) => {
      // The wait itself is not calm: only time beyond it is.
      const calm = nowMs - lastMs >= calmMs + waitMs;
      waitMs = calm ? firstMs : Math.min(waitMs * 2, mostMs);
      lastMs = nowMs;
      return waitMs;
    },
  };
}
