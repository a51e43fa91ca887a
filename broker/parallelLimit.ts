import { tooFast } from './problem';

/** Runs work, of which only so much happens at once. */
export type ParallelLimit = <Value>(work: () => Promise<Value>) => Promise<Value>;

/**
 * Bounds work that costs much memory or processor time: `parallel` at once, `waiting` in line.
 *
 * @throws Problem 429 when the line is full.
 */
export function createParallelLimit(parallel: number, waiting: number): ParallelLimit {
  let running = 0;
  const line: (() => void)[] = [];

  return async (work) => {
    if (running >= parallel) {
      if (line.length >= waiting) {
        throw tooFast('El servidor está muy ocupado; intente de nuevo en un momento.', 2);
      }
      await new Promise<void>((resolve) => line.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = line.shift();
      // The place passes on directly, so that a newcomer cannot slip in between.
      if (next) next();
      else running -= 1;
    }
  };
}
