// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 100;
/** A lock without a process id is one being taken or released right now; older than this it is not. */
const patienceMs = 5000;

/**
 * Runs `work` while no other process runs work under the same lock; waits for its turn. A lock whose
 * process died is taken over.
 * @template T
 * @param {string} lock a folder that only exists while somebody holds the lock
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  let namelessSince = 0;
  while (!tryTake(lock)) {
    const holder = holderOf(lock);
    if (holder === undefined) {
      namelessSince ||= Date.now();
    }
    const abandoned =
      holder === undefined ? Date.now() - namelessSince > patienceMs : !isAlive(holder);
    if (abandoned) {
      rmSync(lock, { recursive: true, force: true });
      namelessSince = 0;
    } else {
      await delay(pollMs);
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} lock */
function tryTake(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

/** @param {string} lock */
function holderOf(lock) {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch {
    // Released between our attempt and this look, or its id is not written yet.
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
