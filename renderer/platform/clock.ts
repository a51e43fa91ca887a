/** Time as the core sees it, so that tests can hold it in their hands. Times are milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Runs something once after `delayMs`; the answer cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

/** The machine's own clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
