import { utilityProcess } from 'electron';
import { PassThrough, Readable } from 'node:stream';
import type { HostEnvironment, HostProcess } from './hosting';
import { stopMessage } from './hostProtocol';
import { paths } from './paths';
import { hostWorkers } from './workerHost';

/**
 * Starts the broker in a process of its own, so that neither can slow or crash the other. A utility
 * process, because packaged apps switch off running Electron as plain Node.
 */
export function launchBrokerHost(environment: HostEnvironment): HostProcess {
  const child = utilityProcess.fork(paths.brokerHost, [], {
    env: environment,
    stdio: 'pipe',
    serviceName: 'Campana servidor',
  });
  hostWorkers(child);
  return {
    stdout: readable(child.stdout),
    stderr: readable(child.stderr),
    onExit: (listener) => void child.once('exit', listener),
    askToStop: () => child.postMessage(stopMessage),
    kill: () => {
      // Its own `kill` only asks (SIGTERM), which a process that hangs does not hear.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

function readable(stream: NodeJS.ReadableStream | null): Readable {
  return stream === null ? Readable.from([]) : stream.pipe(new PassThrough());
}
