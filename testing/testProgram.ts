import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A program in a process of its own, for rules about what happens when processes die. */
export interface TestProgram {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Resolves with the first line on standard output that matches; rejects when it ends before. */
  line(pattern: RegExp): Promise<string>;
  /** Sends a signal and waits until the process is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

const folder = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles `testing/programs/<name>.ts` and runs it with node, in a process group of its own.
 * Packages stay outside the bundle, which therefore lies below node_modules.
 */
export async function runTestProgram(name: string, args: readonly string[]): Promise<TestProgram> {
  const outfile = join(
    folder,
    'node_modules',
    '.cache',
    'test-programs',
    `${name}-${process.pid}.mjs`,
  );
  await build({
    entryPoints: [join(folder, 'testing', 'programs', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const child = spawn(process.execPath, [outfile, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (child.pid === undefined) {
    throw new Error(`${name} could not be started`);
  }
  return {
    child,
    pid: child.pid,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = stdout.split('\n').find((line) => pattern.test(line));
          if (found !== undefined) {
            resolve(found);
          }
        };
        child.stdout.on('data', look);
        look();
        void ended.then((code) => {
          reject(new Error(`${name} ended with ${code ?? 'a signal'} first:\n${stdout}${stderr}`));
        });
      }),
    end: (signal = 'SIGKILL') => {
      child.kill(signal);
      return ended;
    },
  };
}
