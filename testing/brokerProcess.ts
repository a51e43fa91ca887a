import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { temporaryFolder } from './temporaryFolder';

/** The built broker in a process of its own, for rules about what outlives a process. */
export interface BrokerProcess {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** `ws://127.0.0.1:<port>/ws` */
  readonly wsUrl: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything it has written so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves with the exit code when it has ended, however it ended (`null`: by a signal). */
  readonly exited: Promise<number | null>;
  /** Sends the signal, waits until it is gone, and gives its exit code. May be called again. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Ends it like a power cut, and waits until it is gone. */
  kill9(): Promise<void>;
}

/** How to start it. */
export interface BrokerProcessOptions {
  /** Settings for it; none of this process's own CAMPANA_ settings reach it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Kept when given (to start again on it), else a temporary one that goes with the broker. */
  readonly dataDir?: string;
  /** Usually a test database's; without it the broker starts a database of its own. */
  readonly databaseUrl?: string;
}

/** The broker ended before it was ready. */
export class BrokerDidNotStartError extends Error {
  override readonly name = 'BrokerDidNotStartError';
  constructor(
    readonly code: number | null,
    readonly stdout: string,
    readonly stderr: string,
  ) {
    super(`the broker ended with ${code ?? 'a signal'} before it was ready:\n${stdout}${stderr}`);
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Looking through every source takes a while; nobody edits them while one test file runs. */
let built: Promise<void> | null = null;

/**
 * Starts `dist/broker/main.cjs` on a free port, built anew when the sources changed, and resolves
 * when it says that it listens. Rejects with a `BrokerDidNotStartError` when it ends before.
 */
export async function startBrokerProcess(
  options: BrokerProcessOptions = {},
): Promise<BrokerProcess> {
  built ??= ensureBuilt({ screens: false });
  await built;
  const folder = options.dataDir === undefined ? await temporaryFolder() : undefined;
  const dataDir = folder?.path ?? options.dataDir ?? '';
  // The guard ends the broker with the test run, should that be killed.
  const guard = join(root, 'scripts', 'lib', 'endWithParent.cjs');
  const child = spawn(
    process.execPath,
    ['--require', guard, join(root, 'dist', 'broker', 'main.cjs')],
    {
      env: {
        ...foreignSettings(),
        CAMPANA_PORT: '0',
        // Reading pictures takes a core for seconds; tests of it turn it on.
        CAMPANA_OCR: '0',
        CAMPANA_DATA_DIR: dataDir,
        ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const output = { stdout: '', stderr: '' };
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve)).then(
    async (code) => {
      await folder?.remove();
      return code;
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      output.stderr += chunk;
    });
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output.stdout += chunk;
      const found = /listening on (http:\/\/\S+)\n/.exec(output.stdout)?.[1];
      if (found !== undefined) {
        resolve(found);
      }
    });
    void exited.then((code) => {
      reject(new BrokerDidNotStartError(code, output.stdout, output.stderr));
    });
  });
  return {
    url,
    wsUrl: `${url.replace('http:', 'ws:')}/ws`,
    pid: child.pid!,
    dataDir,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    exited,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The environment without what would change the broker's behaviour from outside the test. */
function foreignSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(CAMPANA_|DATABASE_URL|NODE_OPTIONS)/.test(name),
    ),
  );
}
