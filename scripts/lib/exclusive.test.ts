import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { exclusively } from './exclusive.mjs';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let lock: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  lock = join(folder.path, 'work.lock');
});
afterEach(() => folder.remove());

describe('exclusively', () => {
  it('never runs two works at once, and runs them all', async () => {
    const seen = { now: 0, most: 0, done: 0 };
    const work = async () => {
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      await turn();
      seen.now -= 1;
      seen.done += 1;
    };
    await Promise.all([exclusively(lock, work), exclusively(lock, work), exclusively(lock, work)]);
    expect(seen).toEqual({ now: 0, most: 1, done: 3 });
    expect(existsSync(lock)).toBe(false);
  });

  it('gives the lock back when the work fails', async () => {
    const failing = exclusively(lock, () => {
      throw new Error('no disk');
    });
    await expect(failing).rejects.toThrow('no disk');
    expect(await exclusively(lock, () => 'mine')).toBe('mine');
  });

  it('takes over from a process that died', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(pid));
    expect(await exclusively(lock, () => 'mine')).toBe('mine');
  });
});
