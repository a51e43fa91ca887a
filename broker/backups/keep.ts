import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How long backups are kept, in days. */
export const keptDays = 14;

const namePattern = /^respaldo-(\d{4})-(\d{2})-(\d{2})T(\d{2})-(\d{2})-(\d{2})Z$/;

/** The name of a backup made at that moment: sorts by time, and is a file name on every system. */
export function backupName(moment: Date): string {
  return `respaldo-${moment.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/** When a backup was made, by its name; null for what is no backup. */
export function madeAt(name: string): Date | null {
  const [, year, month, day, hour, minute, second] = namePattern.exec(name) ?? [];
  if (year === undefined) return null;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** The backups of a folder, oldest first. */
export async function listBackups(folder: string): Promise<{ name: string; moment: Date }[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().flatMap((name) => {
    const moment = madeAt(name);
    return moment === null ? [] : [{ name, moment }];
  });
}

/** Removes backups that are too old; the newest stays whatever its age. Answers how many went. */
export async function removeOld(folder: string, now: Date): Promise<number> {
  const oldest = now.getTime() - keptDays * 86_400_000;
  const all = await listBackups(folder);
  const old = all.slice(0, -1).filter(({ moment }) => moment.getTime() < oldest);
  for (const { name } of old) await rm(join(folder, name), { recursive: true, force: true });
  return old.length;
}

/**
 * Whether the night's backup is missing: none was made since the last time it was four in the morning here.
 * A computer that is off at night makes up for it by day.
 */
export function isDue(newest: Date | null, now: Date): boolean {
  const night = new Date(now);
  night.setHours(4, 0, 0, 0);
  if (night > now) night.setDate(night.getDate() - 1);
  return newest === null || newest < night;
}
