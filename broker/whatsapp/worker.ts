import type { Logger } from '../ports';

/** Work that is done in the background, again and again. */
export interface Worker {
  /** There is something to do now. */
  wake(): void;
  /** Resolves when the round at work has ended; none follows. */
  close(): Promise<void>;
}

/** What a worker does. */
export interface WorkerOptions {
  /** Does a part; answers whether more may be waiting. */
  work: (signal: AbortSignal) => Promise<boolean>;
  /** How often it looks by itself, in milliseconds: what another broker left, what is due again. */
  everyMs: number;
  /** For the log, when a round fails. */
  failure: string;
  logger: Logger;
}

/** Starts a worker. One round at a time; a round that fails is logged, and the next look follows as usual. */
export function startWorker({ work, everyMs, failure, logger }: WorkerOptions): Worker {
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let again = false;

  const rounds = async (): Promise<void> => {
    try {
      do {
        again = false;
        if (await work(ending.signal)) again = true;
      } while (again && !ending.signal.aborted);
    } catch (error) {
      if (!ending.signal.aborted) logger.warn({ err: error }, failure);
    }
  };
  const wake = (): void => {
    again = true;
    if (ending.signal.aborted) return;
    running ??= rounds().finally(() => {
      running = null;
    });
  };
  const timer = setInterval(wake, everyMs);
  timer.unref();
  wake();
  return {
    wake,
    async close() {
      clearInterval(timer);
      ending.abort();
      await running;
    },
  };
}
