// @ts-check
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from '../../scripts/lib/project.mjs';
import { onCore } from './processes.mjs';

/** Another build to measure, e.g. of an older commit, to compare the two; ours by default. */
const dist = process.env['CAMPANA_BENCH_DIST'] ?? inRoot('dist');

/**
 * @typedef {object} BenchBroker
 * @property {string} url
 * @property {number} pid
 * @property {number} readyMs from spawn to the line that says it serves
 * @property {() => Promise<void>} stop
 */

/** Options for the broker's Node, e.g. `--cpu-prof --cpu-prof-dir=/tmp/profiles`. */
const nodeOptions = (process.env['CAMPANA_BENCH_NODE'] ?? '').split(' ').filter(Boolean);

/** A folder for one benchmark's data, and its removal. */
export function dataFolder() {
  const path = mkdtempSync(join(tmpdir(), 'campana-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Starts the built broker.
 * @param {string} dataDir
 * @param {Record<string, string>} [env]
 * @param {number} [core] the processor core to hold it to
 * @returns {Promise<BenchBroker>}
 */
export async function startBroker(dataDir, env = {}, core) {
  const started = performance.now();
  const program = [...nodeOptions, join(dist, 'broker', 'main.cjs')];
  const [command, args] =
    core === undefined ? [process.execPath, program] : onCore(core, process.execPath, program);
  const child = spawn(command, args, {
    env: {
      PATH: process.env['PATH'],
      CAMPANA_PORT: '0',
      CAMPANA_DATA_DIR: dataDir,
      CAMPANA_LOG_LEVEL: 'warn',
      CAMPANA_BROADCAST_RATE: '0',
      // The demo's pictures would be read just while something is measured.
      CAMPANA_OCR: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const found = /listening on (\S+)/.exec(String(chunk))?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error('the broker ended before it was ready')));
  });
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: performance.now() - started,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * A token of one of the demo's people.
 * @param {string} url
 * @param {string} usuario
 * @returns {Promise<string>}
 */
export async function signIn(url, usuario) {
  const response = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ usuario, password: 'campana-demo' }),
  });
  return /** @type {{ token: string }} */ (await response.json()).token;
}

/**
 * A token for a program, made as its owner would make it.
 * @param {string} dataDir
 */
export async function serviceToken(dataDir) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(dist, 'cli', 'token.cjs'), '--rol', 'SERVICIO', '--nombre', 'bench'],
    { env: { ...process.env, CAMPANA_DATA_DIR: dataDir } },
  );
  return stdout.trim();
}

/** Resident memory of a process in MB. @param {number} pid */
export function residentMb(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Processor time of a process so far, in milliseconds. @param {number} pid */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The value below which `share` of the numbers lie. @param {readonly number[]} numbers @param {number} share */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
