import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { programPath, type ServerBinaries } from './binaries';
import { serverEnvironment } from './guardedProcess';
import { errorCode, StartupError } from './startupError';

const run = promisify(execFile);

/** No process has this id: above every system's highest. */
const nobody = 99_999_999;
const fastShutdownMs = 20_000;
const immediateShutdownMs = 10_000;
const pollMs = 20;

/** The process id in the cluster's `postmaster.pid`: `undefined` without a file, 0 for a broken one. */
export async function recordedPid(cluster: string): Promise<number | undefined> {
  try {
    const [first = ''] = (await readFile(pidFile(cluster), 'utf8')).split('\n', 1);
    return /^\d+$/.test(first.trim()) ? Number(first) : 0;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/**
 * Clears what an earlier run left behind, so that the server can start on `cluster`: stops a server
 * that outlived its parent, and defuses a `postmaster.pid` whose process id now belongs to some
 * other program. The caller makes sure (data folder lock) that no living broker uses the cluster.
 */
export async function clearEarlierServer(cluster: string, binaries: ServerBinaries): Promise<void> {
  const pid = await recordedPid(cluster);
  if (pid === undefined || (pid !== 0 && !isAlive(pid))) {
    return;
  }
  if (pid === 0) {
    // Cut off by a power failure; the server refuses to start over an empty one.
    await rm(pidFile(cluster), { force: true });
  } else if (await isServerOf(pid, cluster)) {
    await stopServer(pid, cluster, binaries);
  } else {
    await pointAtNobody(cluster);
  }
}

/** Ends a server by its process id: asks first, then insists. PostgreSQL recovers from either. */
export async function stopServer(
  pid: number,
  cluster: string,
  binaries: ServerBinaries,
): Promise<void> {
  if (platform() === 'win32') {
    await run(programPath(binaries, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w'], {
      env: serverEnvironment(),
    });
    return;
  }
  for (const [signal, timeoutMs] of [
    ['SIGINT', fastShutdownMs],
    ['SIGQUIT', immediateShutdownMs],
  ] as const) {
    if (!signalServer(pid, signal) || (await goneWithin(pid, timeoutMs))) {
      return;
    }
  }
  throw new StartupError(
    `Un servidor de base de datos anterior (proceso ${pid}) sigue usando ${cluster} y no termina: ciérrelo y vuelva a iniciar.`,
  );
}

/** Sends the signal; `false` when there is no such process any more. */
export function signalServer(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ESRCH') {
      return false;
    }
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return signalServer(pid, 0);
  } catch {
    // EPERM: it runs, as somebody else.
    return true;
  }
}

async function goneWithin(pid: number, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += pollMs) {
    if (!isAlive(pid)) {
      return true;
    }
    await delay(pollMs);
  }
  return false;
}

async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  try {
    if (platform() === 'linux') {
      const [name, folder, ours] = await Promise.all([
        readFile(`/proc/${pid}/comm`, 'utf8'),
        readlink(`/proc/${pid}/cwd`),
        realpath(cluster),
      ]);
      return name.trim() === 'postgres' && folder === ours;
    }
    const command = await commandLine(pid);
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    // Ended while we looked, or another user's, who would not run our server.
    return false;
  }
}

async function commandLine(pid: number): Promise<string> {
  const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`;
  const { stdout } =
    platform() === 'win32'
      ? await run('powershell', ['-NoProfile', '-Command', query])
      : await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return stdout;
}

/**
 * The server starts over a pid file only if that process is gone. Deleting the file would lose the
 * key of the shared memory that keeps two servers apart, so only the id is replaced.
 */
async function pointAtNobody(cluster: string): Promise<void> {
  const file = pidFile(cluster);
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [String(nobody), ...rest].join('\n'));
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
