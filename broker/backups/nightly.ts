import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupBusyError, makeBackup, type BackupSource } from '../../db/backup';
import type { Logger } from '../ports';
import { backupName, isDue, listBackups, removeOld } from './keep';

/** How often it is looked whether a backup is due, in milliseconds. The first look is after this time. */
const halfAnHourMs = 30 * 60_000;

/** Makes a backup in `folder` now, proves it, and removes those that are too old. Answers where it is. */
export async function backUp(source: BackupSource, folder: string, now: Date): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, backupName(now));
  await makeBackup(source, path);
  await removeOld(folder, now);
  return path;
}

/** How the backups of the nights are made. */
export interface NightlyOptions {
  /** Whether there is anything to back up; asked at each look. */
  isWanted?: () => boolean;
  /** How often it looks whether one is due, in milliseconds. */
  lookEveryMs?: number;
}

/**
 * Makes a backup every night for as long as the server runs. A failure is logged, and tried again later.
 * Closing ends one that is being made: the next start makes up for it.
 */
export function startNightlyBackups(
  source: BackupSource,
  folder: string,
  logger: Logger,
  { isWanted = () => true, lookEveryMs = halfAnHourMs }: NightlyOptions = {},
): { close(): Promise<void> } {
  const ending = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    if (ending.signal.aborted || !isWanted()) return;
    const newest = (await listBackups(folder)).at(-1)?.moment ?? null;
    const now = new Date();
    if (!isDue(newest, now)) return;
    const archivo = await backUp({ ...source, signal: ending.signal }, folder, now);
    logger.info({ archivo, ms: Date.now() - now.getTime() }, 'backup made and proved');
  }

  const timer = setInterval(() => {
    running = running.then(look).catch((error: unknown) => {
      // Another broker on this database, or a person, makes it: that is as good.
      if (ending.signal.aborted || error instanceof BackupBusyError) return;
      logger.error({ err: error }, 'the backup failed; it is tried again in half an hour');
    });
  }, lookEveryMs);
  timer.unref();
  return {
    close() {
      clearInterval(timer);
      ending.abort();
      return running;
    },
  };
}
