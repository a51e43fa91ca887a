import type { Logger } from './ports';

/** Work that is done in the background, again and again. */
export interface Background {
  /** There is something to do now. */
  wake(): void;
  /** Resolves when no round is at work. */
  idle(): Promise<void>;
  /** Resolves when the round at work has ended; none follows. */
  close(): Promise<void>;
}

/** What is done, and when. */
export interface BackgroundOptions {
  /** Does a part; answers whether more may be waiting. It ends early, between two steps, once the signal says so. */
  work: (signal: AbortSignal) => Promise<boolean>;
  /** How often it looks by itself, in milliseconds: what another broker left, what is due again. */
  everyMs: number;
  /** When it looks for the first time, in milliseconds from now; at once unless given. */
  firstAfterMs?: number;
  /** For the log, when a round fails. */
  failure: string;
  logger: Logger;
}

/**
 * Starts it. One round at a time, and a round that fails is tried again at the next look. The log says so
 * once, until a round works again: while the database is away, every look fails.
 */
export function startBackground(options: BackgroundOptions): Background {
  const { work, everyMs, firstAfterMs = 0, failure, logger } = options;
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let again = false;
  let failing = false;

  const rounds = async (): Promise<void> => {
    await Promise.resolve();
    try {
      do {
        again = false;
        if (await work(ending.signal)) again = true;
        failing = false;
      } while (again && !ending.signal.aborted);
    } catch (error) {
      if (!failing && !ending.signal.aborted) logger.warn({ err: error }, failure);
      failing = true;
    }
    // In the same step as the last look at `again`, or a call in between would be lost.
    running = null;
  };
  const begin = (): void => {
    if (ending.signal.aborted) return;
    running ??= rounds();
  };
  const keepLooking = (): NodeJS.Timeout => {
    begin();
    return setInterval(begin, everyMs);
  };
  let timer =
    firstAfterMs === 0
      ? keepLooking()
      : setTimeout(() => {
          timer = keepLooking().unref();
        }, firstAfterMs);
  // It must not keep a process alive that has nothing else to do.
  timer.unref();

  return {
    wake() {
      again = true;
      begin();
    },
    async idle() {
      while (running !== null) await running;
    },
    async close() {
      clearTimeout(timer);
      ending.abort();
      await running;
    },
  };
}
