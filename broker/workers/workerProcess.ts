import type { LaunchWorker, WorkerLink } from './workerLink';

/** What a worker's process is asked, and what it answers; `null` for work that failed. */
export interface WorkerQuestion {
  id: number;
  job: unknown;
}
export interface WorkerAnswer {
  id: number;
  result: unknown;
}

export interface WorkerProcessOptions {
  /** The worker's bundled program. */
  file: string;
  /** How long the process waits for the next job before it ends and gives its memory back. */
  idleMs: number;
  /** No honest job takes longer; the process is ended, and the job has failed. */
  jobMs: number;
  launch: LaunchWorker;
}

/** Work done in a process of its own. */
export interface WorkerProcess<Job, Outcome> {
  /** Does a job; null when it failed, took too long, or took the process down. */
  run: (job: Job) => Promise<Outcome | null>;
  close: () => void;
}

/**
 * Keeps one process that works on what strangers send: its memory is given back when it has nothing to
 * do, and whatever brings it down does not touch the broker.
 */
export function createWorkerProcess<Job, Outcome>({
  file,
  idleMs,
  jobMs,
  launch,
}: WorkerProcessOptions): WorkerProcess<Job, Outcome> {
  const waiting = new Map<number, (result: Outcome | null) => void>();
  let worker: WorkerLink | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const end = (): void => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    ending?.kill();
    for (const resolve of [...waiting.values()]) resolve(null);
  };

  const rest = (): void => {
    clearTimeout(idle);
    if (waiting.size > 0) return;
    idle = setTimeout(end, idleMs);
    idle.unref();
  };

  const start = (): WorkerLink => {
    const link = launch(file);
    link.onMessage((message) => {
      const { id, result } = message as WorkerAnswer;
      if (worker === link) waiting.get(id)?.((result ?? null) as Outcome | null);
    });
    link.onGone(() => {
      if (worker === link) end();
    });
    return link;
  };

  return {
    run: (job) =>
      new Promise((resolve) => {
        clearTimeout(idle);
        worker ??= start();
        const id = (lastId += 1);
        const tooLong = setTimeout(end, jobMs);
        waiting.set(id, (result) => {
          clearTimeout(tooLong);
          waiting.delete(id);
          resolve(result);
          rest();
        });
        worker.send({ id, job } satisfies WorkerQuestion);
      }),
    close: end,
  };
}
