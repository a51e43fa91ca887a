import type { WorkerAnswer, WorkerQuestion } from './workerProcess';

/** The port of a utility process of the desktop app, as far as it is used here. */
interface HostPort {
  on(event: 'message', listener: (event: { data: unknown; ports: HostPort[] }) => void): void;
  on(event: 'close', listener: () => void): void;
  start?(): void;
  postMessage(message: unknown): void;
}

/**
 * Makes this process a worker: answers each job with what `work` makes of it, and null where that fails.
 * Its questions come from the process that forked it, or through the port the desktop app hands it.
 */
export function serveJobs(work: (job: never) => Promise<unknown>): void {
  const answer = (question: unknown, reply: (message: WorkerAnswer) => void): void => {
    const { id, job } = question as WorkerQuestion;
    work(job as never).then(
      (result) => reply({ id, result }),
      () => reply({ id, result: null }),
    );
  };
  const parent: unknown = Reflect.get(process, 'parentPort');
  if (parent === undefined || parent === null) {
    process.on('message', (question) =>
      answer(question, (message) => void process.send?.(message)),
    );
    process.once('disconnect', () => process.exit(0));
    return;
  }
  (parent as HostPort).on('message', ({ ports }) => {
    const port = ports[0];
    if (port === undefined) return;
    port.on('message', ({ data }) => answer(data, (message) => port.postMessage(message)));
    port.on('close', () => process.exit(0));
    port.start?.();
  });
}
