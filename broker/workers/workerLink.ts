import { fork } from 'node:child_process';

/** A process that does work for the broker, as seen from the broker. */
export interface WorkerLink {
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process is gone or never came to be. */
  onGone(listener: () => void): void;
  /** Ends it at once. */
  kill(): void;
}

/** Starts a worker's program by its path. */
export type LaunchWorker = (file: string) => WorkerLink;

/**
 * Where a host that cannot fork leaves its own way to start a process. Inside the desktop app the broker
 * has no plain Node to fork, and only the app's main process may start another one.
 */
const hostLaunch = Symbol.for('campana.launchWorker');

/** Offers the broker, which is loaded after this, a way to start processes. */
export function offerLaunch(launch: LaunchWorker): void {
  Object.defineProperty(globalThis, hostLaunch, { value: launch, configurable: true });
}

/**
 * How a worker is started here: by the host's way where there is one; null inside an Electron that offers
 * none, where forking would start the whole app again.
 */
export function findLaunch(): LaunchWorker | null {
  const offered: unknown = Reflect.get(globalThis, hostLaunch);
  if (typeof offered === 'function') return offered as LaunchWorker;
  return 'electron' in process.versions ? null : forkWorker;
}

function forkWorker(file: string): WorkerLink {
  const child = fork(file, [], {
    serialization: 'advanced',
    // The broker's secrets are in its environment; what works on strangers' files gets none of it.
    env: {},
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    // A process that died takes no more; that it is gone is told by the other listener.
    send: (message) => child.connected && child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onGone(listener) {
      let gone = false;
      const once = (): void => {
        if (!gone) listener();
        gone = true;
      };
      child.once('error', once);
      child.once('exit', once);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
