// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';

/** The processor core that serves, and the one that asks. */
export const serverCore = 0;
export const clientCore = 1;

const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/**
 * On a computer where others work as well, a little priority (as root) makes figures steadier:
 * CAMPANA_BENCH_NICE=-5. Every peer gets the same.
 */
const nice = process.env['CAMPANA_BENCH_NICE'];
const priority = nice === undefined ? [] : ['nice', '-n', nice];

/** Whether programs can be held to one processor core here. */
export function pins() {
  return canPin;
}

/**
 * A command line that runs a program on one core, or anywhere where that cannot be asked for.
 * @param {number} core
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function onCore(core, command, args) {
  const line = [...priority, ...(canPin ? ['taskset', '-c', String(core)] : []), command, ...args];
  return [line[0] ?? command, line.slice(1)];
}

/**
 * @typedef {object} Program a Node program of the benchmark in a process of its own
 * @property {number} pid
 * @property {(message: object) => Promise<any>} ask sends a message and resolves with the answer to it
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a program of `bench/` on a core. It answers each message with one, in order.
 * @param {string} file below `bench/`
 * @param {number} core
 * @param {Record<string, string>} [env]
 * @param {readonly string[]} [nodeOptions]
 * @returns {Program}
 */
export function startProgram(file, core, env = {}, nodeOptions = []) {
  const [command, args] = onCore(core, process.execPath, [...nodeOptions, inRoot('bench', file)]);
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  /** @type {{resolve: (value: any) => void, reject: (error: Error) => void}[]} */
  const waiting = [];
  child.on('message', (/** @type {{error?: string}} */ message) => {
    const next = waiting.shift();
    if (message.error === undefined) next?.resolve(message);
    else next?.reject(new Error(`${file}: ${message.error}`));
  });
  void ended.then((code) => {
    for (const { reject } of waiting) reject(new Error(`${file} ended with ${String(code)}`));
  });
  return {
    pid: child.pid ?? 0,
    ask: (message) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.send(message);
      }),
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/**
 * Makes this process a program that others ask; it ends when nobody can ask any more.
 * @param {(message: any) => Promise<object>} answer
 */
export function answerMessages(answer) {
  process.on('message', (message) => {
    answer(message).then(
      (reply) => process.send?.(reply),
      (/** @type {unknown} */ error) =>
        process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

/** The processes that descend from one, itself first. @param {number} pid @returns {number[]} */
export function familyOf(pid) {
  // Each thread has children of its own.
  const children = tasksOf(pid).flatMap((task) =>
    readText(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean),
  );
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}

/**
 * Processor time of processes so far, in milliseconds, by the scheduler's nanosecond counters.
 * @param {readonly number[]} pids
 */
export function cpuOf(pids) {
  let nanoseconds = 0;
  for (const pid of pids) {
    for (const task of tasksOf(pid)) {
      nanoseconds += Number(readText(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0] ?? 0);
    }
  }
  return nanoseconds / 1e6;
}

/** Resident memory of processes, in kB. @param {readonly number[]} pids */
export function residentKb(pids) {
  let total = 0;
  for (const pid of pids) {
    total += Number(/VmRSS:\s+(\d+)/.exec(readText(`/proc/${pid}/status`))?.[1] ?? 0);
  }
  return total;
}

/** @param {number} pid */
function tasksOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    // It has ended, and used nothing since.
    return [];
  }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
