import { createInterface } from 'node:readline';
import { setTimeout as patience } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { fail, ok, type Result } from '../shared/result';
import { createBackoff } from './backoff';
import { readyOrigin, startupComplaint } from './hostProtocol';
import { type Log, reasonOf } from './log';

/** A running broker, as seen from the app. */
export interface HostProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Called once, when it has ended, with its exit code. */
  onExit(listener: (code: number) => void): void;
  /** Asks it to stop in good order. */
  askToStop(): void;
  /** Ends it at once. */
  kill(): void;
}

/** Environment variables for the broker. */
export type HostEnvironment = Readonly<Record<string, string>>;

/** The environment of this computer's broker. */
export interface PreparedHost {
  environment: HostEnvironment;
  /** Called once a broker serves with it. */
  onServing: () => void;
}

/** How long the last words of a process that is gone may be on their way through its pipe, in ms. */
const lastWordsMs = 1_000;

export interface HostingOptions {
  launch: (environment: HostEnvironment) => HostProcess;
  /** Asked for before every first start; a rejection's message is the reason the start failed. */
  prepare: (shared: boolean) => Promise<PreparedHost>;
  log: Log;
  /** Called when a broker that had died serves again, at the same address. */
  onRestarted: () => void;
  /** Called with every line the broker writes about itself, for the log. */
  onLine?: (line: string) => void;
  /** Called when `state` changed. */
  onState?: () => void;
  /** How long a start may take; preparing the database the first time is the slow part. */
  startPatienceMs?: number;
  /** How long a stop may take before it is forced; the broker itself promises 5 s. */
  stopPatienceMs?: number;
  /** The first wait before a dead broker is started again. */
  restartMs?: number;
}

/** How this computer's own broker is; `reason` is a sentence, where it does not serve. */
export type HostingState =
  | { kind: 'stopped'; reason: string | null }
  | { kind: 'starting' }
  | { kind: 'serving' }
  | { kind: 'restarting'; reason: string };

/** This computer's own broker and database. */
export interface Hosting {
  state(): HostingState;
  /**
   * Starts them; answers with the origin to use, or with a sentence that says why not.
   * @param shared whether other computers of the local network may connect
   */
  start(shared: boolean): Promise<Result<string, string>>;
  /** Stops them, resolves when the process is gone. May be called at any time. */
  stop(): Promise<void>;
}

const keptLines = 40;

/** Runs a broker as long as the app wants one: starts it again, ever more slowly, when it dies. */
export function createHosting(options: HostingOptions): Hosting {
  const { log, startPatienceMs = 120_000, stopPatienceMs = 8000, restartMs = 500 } = options;
  const backoff = createBackoff({ firstMs: restartMs, mostMs: 30_000, calmMs: 60_000 });
  let running: HostProcess | null = null;
  let ended: Promise<void> = Promise.resolve();
  let restart: NodeJS.Timeout | undefined;
  let wanted = false;
  /** Once known, kept over restarts: the page and its policy are bound to this address. */
  let origin: string | null = null;
  let state: HostingState = { kind: 'stopped', reason: null };

  function become(next: HostingState): void {
    state = next;
    options.onState?.();
  }

  /** `stop` may come at any wait. */
  const isUnwanted = () => !wanted;

  /** Starts one process and waits until it serves. It is watched from then on. */
  function launch(environment: HostEnvironment): Promise<Result<string, string>> {
    const port = origin === null ? {} : { CAMPANA_PORT: new URL(origin).port };
    const host = options.launch({ ...environment, ...port });
    running = host;
    return new Promise((resolve) => {
      const lines: string[] = [];
      const impatience = setTimeout(() => {
        lines.push('El servidor tardó demasiado en arrancar.');
        host.kill();
      }, startPatienceMs);
      let serves = false;

      createInterface({ input: host.stdout }).on('line', (line) => {
        const announced = serves ? null : readyOrigin(line);
        if (announced === null) return;
        serves = true;
        clearTimeout(impatience);
        origin ??= announced;
        become({ kind: 'serving' });
        resolve(ok(origin));
      });
      const words = createInterface({ input: host.stderr });
      const allSaid = new Promise<void>((said) => words.once('close', said));
      words.on('line', (line) => {
        options.onLine?.(line);
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
      });
      ended = new Promise((gone) => {
        host.onExit((code) => {
          clearTimeout(impatience);
          if (running === host) running = null;
          const isWanted = !isUnwanted();
          gone();
          void Promise.race([allSaid, patience(lastWordsMs, undefined, { ref: false })]).then(
            () => {
              const complaint = startupComplaint(lines);
              if (code === 0) log.info('The server of this computer ended.');
              else log.warn(`The server of this computer ended (${code}): ${complaint}`);
              resolve(fail(complaint));
              // Somebody may have stopped it and started another meanwhile.
              if (serves && isWanted && running === null) relaunchLater(environment, complaint);
            },
          );
        });
      });
    });
  }

  function relaunchLater(environment: HostEnvironment, reason: string): void {
    if (isUnwanted()) return;
    become({ kind: 'restarting', reason });
    const waitMs = backoff.next(Date.now());
    log.warn(`Starting the server of this computer again in ${waitMs} ms.`);
    restart = setTimeout(() => {
      void launch(environment).then((started) => {
        if (started.ok) options.onRestarted();
        else {
          log.warn(started.error);
          relaunchLater(environment, started.error);
        }
      });
    }, waitMs);
  }

  return {
    state: () => state,
    start: async (shared) => {
      wanted = true;
      become({ kind: 'starting' });
      try {
        const { environment, onServing } = await options.prepare(shared);
        if (isUnwanted()) return fail('El servidor se detuvo antes de arrancar.');
        const started = await launch(environment);
        if (started.ok) onServing();
        else {
          wanted = false;
          become({ kind: 'stopped', reason: started.error });
        }
        return started;
      } catch (error) {
        wanted = false;
        become({ kind: 'stopped', reason: reasonOf(error) });
        return fail(reasonOf(error));
      }
    },
    stop: async () => {
      wanted = false;
      clearTimeout(restart);
      const host = running;
      if (host !== null) {
        host.askToStop();
        const impatience = setTimeout(() => host.kill(), stopPatienceMs);
        await ended;
        clearTimeout(impatience);
      }
      origin = null;
      become({ kind: 'stopped', reason: null });
    },
  };
}
