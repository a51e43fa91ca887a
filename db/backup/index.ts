import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { migrate } from '../migrate';
import { replaceDatabase, withBackupLock, withScratchDatabase } from './databases';
import { loadBackup } from './loadBackup';
import { checkFiles, checkVersion, readManifest, type Manifest, type Watch } from './manifest';
import { bringUploads } from './uploads';
import { writeBackup, type BackupSource } from './writeBackup';

export { BackupBusyError } from './databases';
export { findBackups, type FoundFolder } from './findBackups';
export { BackupError, manifestName, readManifest, type Manifest, type Watch } from './manifest';
export type { BackupSource } from './writeBackup';

/** Where a backup is until it is proved, beside where it will be. */
export const draftName = 'respaldo.parcial';

/**
 * Writes a backup and proves it: it is restored into a database of its own, which is removed again. The
 * folder gets its name when that went well; of one that failed nothing stays, and what one left that was
 * killed goes first. Ends early, with the signal's reason, when the source's signal says so.
 *
 * @throws BackupBusyError when another backup of this database is being made.
 */
export function makeBackup(source: BackupSource, folder: string): Promise<Manifest> {
  const { databaseUrl, signal } = source;
  const draft = join(dirname(folder), draftName);
  return withBackupLock(databaseUrl, async () => {
    await rm(draft, { recursive: true, force: true });
    try {
      const manifest = await writeBackup(source, draft);
      const watch = signal === undefined ? {} : { signal };
      await checkFiles(draft, manifest, watch);
      await withScratchDatabase(databaseUrl, (url) => loadBackup(draft, manifest, url, watch));
      await rename(draft, folder);
      return manifest;
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  });
}

/** Where a backup goes, and who has to know of it. */
export interface RestoreTarget extends Watch {
  databaseUrl: string;
  uploads: string;
  /** Lets the database go: called when all else is done and only the exchange is left, which needs it free. */
  release?: () => Promise<void>;
}

/**
 * Restores a backup. All of it is read, found whole, loaded and brought up to date beside the data there is;
 * only then the two change places. Of a restore that fails nothing stays.
 *
 * @throws BackupError with a sentence for people.
 */
export async function restoreBackup(folder: string, target: RestoreTarget): Promise<Manifest> {
  const manifest = await readManifest(folder);
  checkVersion(manifest);
  await checkFiles(folder, manifest, target);
  let takeBack = () => Promise.resolve();
  try {
    await replaceDatabase(target.databaseUrl, async (url) => {
      await loadBackup(folder, manifest, url, target);
      await migrate(url);
      await mkdir(target.uploads, { recursive: true, mode: 0o700 });
      takeBack = await bringUploads(folder, manifest, target);
      target.onProgress?.('cambiando', 0, 1);
      await target.release?.();
    });
  } catch (error) {
    await takeBack();
    throw error;
  }
  return manifest;
}
