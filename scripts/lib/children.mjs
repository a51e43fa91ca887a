// @ts-check
import { setTimeout as delay } from 'node:timers/promises';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * Resolves with the exit code when the process has ended: 128 + n by signal n like in a shell, 127
 * when it could not be started.
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve(shellCode(child.exitCode, child.signalCode));
      return;
    }
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(shellCode(code, signal)));
  });
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function shellCode(code, signal) {
  return code ?? 128 + (signalNumbers[signal ?? ''] ?? 0);
}

/** @type {Readonly<Record<string, number>>} */
const signalNumbers = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
};

/**
 * Asks a process that leads a group of its own to end, and after `patienceMs` ends the whole group.
 * @param {ChildProcess} child
 * @param {() => void} ask
 * @param {number} patienceMs
 */
export async function endGroup(child, ask, patienceMs) {
  const end = ended(child);
  if (child.exitCode === null && child.signalCode === null) {
    ask();
    const patience = new AbortController();
    await Promise.race([
      end,
      delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
  }
  // Also after it ended: a helper of it may be left.
  killGroup(child);
  await end;
}

/** @param {ChildProcess} child */
function killGroup(child) {
  try {
    if (process.platform === 'win32') {
      child.kill('SIGKILL');
    } else if (child.pid !== undefined) {
      process.kill(-child.pid, 'SIGKILL');
    }
  } catch {
    // Nobody is left in the group, which is what was wanted.
  }
}

/**
 * Calls `take` with every line a stream brings.
 * @param {NodeJS.ReadableStream} stream
 * @param {(line: string) => void} take
 */
export function forEachLine(stream, take) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
  stream.on('end', () => {
    if (rest !== '') {
      take(rest);
    }
  });
}
