import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { runTestProgram } from '../../testing/testProgram';
import { lockFolder } from './folderLock';
import { processStart } from './processIdentity';
import { StartupError } from './startupError';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

describe('lockFolder', () => {
  it('refuses a second holder in the same process, and lets it in after the release', async () => {
    const first = await lockFolder(folder.path);
    await expect(lockFolder(folder.path)).rejects.toThrow(StartupError);
    await first.release();
    await first.release();
    const second = await lockFolder(folder.path);
    await second.release();
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('refuses while another process has it, names that process, and takes over when it was killed', async () => {
    const holder = await runTestProgram('dataFolder', [folder.path]);
    try {
      await holder.line(/^opened/);
      await expect(lockFolder(folder.path)).rejects.toThrow(`proceso ${holder.pid}`);
    } finally {
      await holder.end('SIGKILL');
    }
    const lock = await lockFolder(folder.path);
    await lock.release();
  });

  it('takes over from a process id that now belongs to another process', async () => {
    await writeFile(join(folder.path, `campana-${process.ppid}-0bad0badt1.lock`), '');
    const lock = await lockFolder(folder.path);
    expect(await readdir(folder.path)).toHaveLength(1);
    await lock.release();
  });

  it('gives the folder to exactly one of several that come at once', async () => {
    const programs = await Promise.all(
      Array.from({ length: 6 }, () => runTestProgram('dataFolder', [folder.path])),
    );
    try {
      const answers = await Promise.all(programs.map((each) => each.line(/^(opened|refused)/)));
      expect(answers.filter((answer) => answer.startsWith('opened')).length).toBeLessThanOrEqual(1);
      expect(
        answers.filter((answer) => answer.startsWith('refused')).length,
      ).toBeGreaterThanOrEqual(5);
    } finally {
      await Promise.all(programs.map((each) => each.end()));
    }
  });
});

describe('processStart', () => {
  it('tells a process from another one, and gives nothing for one that ended', async () => {
    const child = spawn('sleep', ['60']);
    const start = await processStart(child.pid!);
    expect(start).toMatch(/^[A-Za-z0-9]+$/);
    expect(await processStart(child.pid!)).toBe(start);
    child.kill();
    await new Promise((resolve) => child.once('close', resolve));
    expect(await processStart(child.pid!)).toBeUndefined();
  });
});
