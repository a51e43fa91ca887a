import type { MessageEvent, MessagePortMain, ParentPort } from 'electron';
import type { LaunchWorker } from '../broker/workers/workerLink';
import type { WorkerReport, WorkerRequest } from './workerMessages';

interface Pending {
  onPort: (port: MessagePortMain) => void;
  onGone: () => void;
}

/** The broker's way to start a process inside the desktop app: the main process does it and hands a port over. */
export function createWorkerLaunch(parent: Pick<ParentPort, 'on' | 'postMessage'>): LaunchWorker {
  const workers = new Map<number, Pending>();
  let last = 0;
  const ask = (request: WorkerRequest): void => {
    parent.postMessage(request);
  };
  parent.on('message', ({ data, ports }: MessageEvent) => {
    const report = data as Partial<WorkerReport> | null;
    const pending = workers.get(report?.worker ?? -1);
    const port = ports[0];
    if (report?.campana === 'workerPort' && port !== undefined) pending?.onPort(port);
    if (report?.campana === 'workerGone') pending?.onGone();
  });

  return (file) => {
    const worker = (last += 1);
    let port: MessagePortMain | null = null;
    const early: object[] = [];
    let onMessage: (message: unknown) => void = () => undefined;
    let onGone: () => void = () => undefined;
    workers.set(worker, {
      onPort(given) {
        port = given;
        given.on('message', ({ data }) => onMessage(data));
        given.start();
        for (const message of early.splice(0)) given.postMessage(message);
      },
      onGone() {
        workers.delete(worker);
        onGone();
      },
    });
    ask({ campana: 'startWorker', worker, file });
    return {
      send(message) {
        if (port === null) early.push(message);
        else port.postMessage(message);
      },
      onMessage(listener) {
        onMessage = listener;
      },
      onGone(listener) {
        onGone = listener;
      },
      kill: () => ask({ campana: 'endWorker', worker }),
    };
  };
}
