import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { backupName, isDue, keptDays, madeAt, removeOld } from './keep';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const now = new Date('2025-06-20T15:00:00.000Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

it('a name tells when, and only names of ours do', () => {
  expect(madeAt(backupName(now))).toEqual(now);
  expect(madeAt(`${backupName(now)}.parcial`)).toBeNull();
  expect(madeAt('fotos')).toBeNull();
});

it('what is older than fourteen days goes, strangers and the newest stay', async () => {
  const names = [keptDays + 1, keptDays - 1, 1].map((days) => backupName(daysAgo(days)));
  for (const name of [...names, 'fotos']) await mkdir(join(folder.path, name));
  expect(await removeOld(folder.path, now)).toBe(1);
  expect((await readdir(folder.path)).sort()).toEqual(['fotos', ...names.slice(1)].sort());
  expect(await removeOld(folder.path, daysAgo(-100))).toBe(1);
  expect(await readdir(folder.path)).toContain(names[2]);
});

it('a backup is due once after each four in the morning, also when the computer was off then', () => {
  const at = (day: number, hour: number) => new Date(2025, 5, day, hour);
  expect(isDue(null, at(20, 15))).toBe(true);
  expect(isDue(at(19, 5), at(20, 3))).toBe(false);
  expect(isDue(at(19, 5), at(20, 4))).toBe(true);
  expect(isDue(at(20, 4), at(20, 23))).toBe(false);
  expect(isDue(at(17, 4), at(20, 15))).toBe(true);
});
