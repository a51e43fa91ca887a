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

const stoppedSentence = 'El servidor se detuvo antes de arrancar.';

/** From one start to its stop, over all the processes that dying ones were replaced by. */
interface Run {
  environment: HostEnvironment;
  /** Once known, kept over restarts: the page and its policy are bound to this address. */
  origin: string | null;
  restart: NodeJS.Timeout | undefined;
}

interface RunningProcess {
  host: HostProcess;
  ended: Promise<void>;
  /** Set once it was asked to stop. */
  impatience?: NodeJS.Timeout;
}

/** Runs a broker as long as the app wants one: starts it again, ever more slowly, when it dies. */
export function createHosting(options: HostingOptions): Hosting {
  const { log, startPatienceMs = 120_000, stopPatienceMs = 8000, restartMs = 500 } = options;
  const backoff = createBackoff({ firstMs: restartMs, mostMs: 30_000, calmMs: 60_000 });
  let running: RunningProcess | null = null;
  /** The run that is wanted. Whoever waited for something looks whether it still is its own. */
  let wanted: Run | null = null;
  let state: HostingState = { kind: 'stopped', reason: null };

  function become(next: HostingState): void {
    state = next;
    options.onState?.();
  }

  /** A function, because `stop` may come at any wait. */
  const isWanted = (run: Run) => wanted === run;

  /** Starts one process and waits until it serves. It is watched from then on. */
  function launch(run: Run): Promise<Result<string, string>> {
    const port = run.origin === null ? {} : { CAMPANA_PORT: new URL(run.origin).port };
    const host = options.launch({ ...run.environment, ...port });
    return new Promise((resolve) => {
      const lines: string[] = [];
      const impatience = setTimeout(() => {
        lines.push('El servidor tardó demasiado en arrancar.');
        host.kill();
      }, startPatienceMs);
      let serves = false;

      createInterface({ input: host.stdout }).on('line', (line) => {
        const announced = serves ? null : readyOrigin(line);
        if (announced === null || !isWanted(run)) return;
        serves = true;
        clearTimeout(impatience);
        run.origin ??= announced;
        become({ kind: 'serving' });
        resolve(ok(run.origin));
      });
      const words = createInterface({ input: host.stderr });
      const allSaid = new Promise<void>((said) => words.once('close', said));
      words.on('line', (line) => {
        options.onLine?.(line);
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
      });
      const ended = new Promise<void>((gone) => {
        host.onExit((code) => {
          clearTimeout(impatience);
          clearTimeout(running?.impatience);
          running = null;
          gone();
          void Promise.race([allSaid, patience(lastWordsMs, undefined, { ref: false })]).then(
            () => {
              const complaint = startupComplaint(lines);
              if (code === 0) log.info('The server of this computer ended.');
              else log.warn(`The server of this computer ended (${code}): ${complaint}`);
              resolve(fail(complaint));
              if (serves) relaunchLater(run, complaint);
            },
          );
        });
      });
      running = { host, ended };
    });
  }

  function relaunchLater(run: Run, reason: string): void {
    if (!isWanted(run)) return;
    become({ kind: 'restarting', reason });
    const waitMs = backoff.next(Date.now());
    log.warn(`Starting the server of this computer again in ${waitMs} ms.`);
    run.restart = setTimeout(() => {
      void launch(run).then((started) => {
        if (started.ok) options.onRestarted();
        else {
          log.warn(started.error);
          relaunchLater(run, started.error);
        }
      });
    }, waitMs);
  }

  /** Nothing happens for the former run any more; its process, if any, still has to end. */
  function want(run: Run | null): void {
    clearTimeout(wanted?.restart);
    wanted = run;
  }

  /** Ends the process there is. There is never a second one: they would share a port and a data folder. */
  async function endProcess(): Promise<void> {
    const ending = running;
    if (ending === null) return;
    if (ending.impatience === undefined) {
      ending.host.askToStop();
      ending.impatience = setTimeout(() => ending.host.kill(), stopPatienceMs);
    }
    await ending.ended;
  }

  return {
    state: () => state,
    start: async (shared) => {
      const run: Run = { environment: {}, origin: null, restart: undefined };
      want(run);
      become({ kind: 'starting' });
      const failed = (reason: string) => {
        if (isWanted(run)) {
          want(null);
          become({ kind: 'stopped', reason });
        }
        return fail(reason);
      };
      try {
        await endProcess();
        const { environment, onServing } = await options.prepare(shared);
        if (!isWanted(run)) return fail(stoppedSentence);
        run.environment = environment;
        const started = await launch(run);
        if (!started.ok) return failed(started.error);
        if (!isWanted(run)) return fail(stoppedSentence);
        onServing();
        return started;
      } catch (error) {
        return failed(reasonOf(error));
      }
    },
    stop: async () => {
      want(null);
      await endProcess();
      if (wanted === null) become({ kind: 'stopped', reason: null });
    },
  };
}
