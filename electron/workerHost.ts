import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import { basename, join } from 'node:path';
import { paths } from './paths';
import { workerRequest, type WorkerReport } from './workerMessages';

/** Programs of the broker that may be started for it. */
const programs: readonly string[] = ['mediaWorker.cjs', 'ocrWorker.cjs'];

/**
 * Starts processes for the broker, which as a utility process cannot start any itself: one that decodes
 * pictures, one that reads them. They end with the broker.
 */
export function hostWorkers(broker: UtilityProcess): void {
  const workers = new Map<number, UtilityProcess>();
  const end = (worker: number): void => {
    const { pid } = workers.get(worker) ?? {};
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  };
  broker.on('message', (message: unknown) => {
    const request = workerRequest(message);
    if (request === null) return;
    const { worker } = request;
    if (request.campana === 'endWorker') {
      end(worker);
      return;
    }
    const report = (campana: WorkerReport['campana'], ports: Electron.MessagePortMain[] = []) =>
      broker.postMessage({ campana, worker } satisfies WorkerReport, ports);
    const program = basename(request.file);
    if (!programs.includes(program)) {
      report('workerGone');
      return;
    }
    // What it works on comes from strangers: it gets none of the environment.
    const child = utilityProcess.fork(join(paths.brokerPrograms, program), [], {
      env: {},
      stdio: 'ignore',
      serviceName: `Campana ${program.replace('.cjs', '')}`,
    });
    workers.set(worker, child);
    child.once('exit', () => {
      workers.delete(worker);
      report('workerGone');
    });
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage(null, [port1]);
    report('workerPort', [port2]);
  });
  broker.once('exit', () => {
    for (const worker of workers.keys()) end(worker);
  });
}
