import type { Clock } from '../platform/clock';
import type { RandomSource } from '../platform/random';
import { backoffDelay } from '../realtime/backoff';
import type { TabLock } from './tabLock';

/** How one step went: something was settled, nothing is left, or the server cannot take it yet. */
export type Step =
  { kind: 'settled' } | { kind: 'empty' } | { kind: 'later'; retryAfterMs: number | null };

/** One line of waiting actions, sent one after the other. */
export interface Lane {
  readonly name: string;
  /** Sends what waits, at once. */
  wake(): void;
  /** Stops waiting for the next try; a call under way still ends. */
  sleep(): void;
  /** Whether the first in line waits for another try. */
  isWaiting(): boolean;
  /** Runs something while no tab sends from this line. */
  aside<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** What a lane needs from its surroundings. */
export interface LaneOptions {
  name: string;
  /** How long sending one action may take at most, in ms. */
  holdMs: number;
  lock: TabLock;
  clock: Clock;
  random: RandomSource;
  isOpen: () => boolean;
  /** Sends the first in line; called by one tab at a time. */
  step: () => Promise<Step>;
  report: (error: unknown) => void;
}

/** Creates a lane at rest. */
export function createLane(options: LaneOptions): Lane {
  const { name, holdMs, lock, clock, random } = options;
  let running = false;
  let wokenMeanwhile = false;
  let failures = 0;
  let cancelRetry: (() => void) | null = null;

  async function drain(): Promise<void> {
    while (options.isOpen()) {
      const step = await lock.run(name, holdMs, options.step);
      if (step.kind === 'later') {
        tryLater(step.retryAfterMs);
        return;
      }
      failures = 0;
      if (step.kind === 'empty') return;
    }
  }

  function tryLater(retryAfterMs: number | null): void {
    const delay = Math.max(retryAfterMs ?? 0, backoffDelay(failures, random));
    failures += 1;
    cancelRetry = clock.after(delay, wake);
  }

  function sleep(): void {
    cancelRetry?.();
    cancelRetry = null;
    failures = 0;
  }

  async function run(): Promise<void> {
    running = true;
    wokenMeanwhile = false;
    try {
      await drain();
    } catch (error) {
      // The storage or the lock failed, not the server; the actions are still where they were.
      options.report(error);
      tryLater(null);
    }
    running = false;
    // Something may have been added just after the last look.
    if (isWokenAgain()) await run();
  }

  function isWokenAgain(): boolean {
    return wokenMeanwhile && cancelRetry === null;
  }

  function wake(): void {
    cancelRetry?.();
    cancelRetry = null;
    if (running) wokenMeanwhile = true;
    else void run();
  }

  return {
    name,
    wake,
    sleep,
    isWaiting: () => cancelRetry !== null,
    aside: (work) => lock.run(name, holdMs, work),
  };
}
