/** What the broker's process asks of the app's main process: to start a worker, or to end one. */
export type WorkerRequest =
  | { campana: 'startWorker'; worker: number; file: string }
  | { campana: 'endWorker'; worker: number };

/** What it is told: here is the port to a worker, or: it is gone. */
export type WorkerReport =
  { campana: 'workerPort'; worker: number } | { campana: 'workerGone'; worker: number };

/** Reads a request; null for anything else. */
export function workerRequest(message: unknown): WorkerRequest | null {
  if (typeof message !== 'object' || message === null || !('campana' in message)) return null;
  const { campana, worker } = message as { campana: unknown; worker?: unknown };
  if (typeof worker !== 'number') return null;
  if (campana === 'endWorker') return { campana, worker };
  const { file } = message as { file?: unknown };
  return campana === 'startWorker' && typeof file === 'string' ? { campana, worker, file } : null;
}
