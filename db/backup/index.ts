import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { replaceDatabase, withBackupLock, withScratchDatabase } from './databases';
import { loadBackup } from './loadBackup';
import { checkFiles, readManifest, type Manifest } from './manifest';
import { writeBackup, type BackupSource } from './writeBackup';

export { BackupBusyError } from './databases';
export { BackupError, manifestName, readManifest, type Manifest } from './manifest';
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
      await checkFiles(draft, manifest, signal);
      await withScratchDatabase(databaseUrl, (url) => loadBackup(draft, manifest, url, signal));
      await rename(draft, folder);
      return manifest;
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  });
}

/** Restores a backup. Nothing changes before all of it was read and found whole. */
export async function restoreBackup(
  folder: string,
  target: Pick<BackupSource, 'databaseUrl' | 'uploads'>,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  await checkFiles(folder, manifest);
  await replaceDatabase(target.databaseUrl, async (url) => {
    await loadBackup(folder, manifest, url);
    await mkdir(target.uploads, { recursive: true, mode: 0o700 });
    // Files are named by what they hold: one that is there already is the same one.
    for (const name of await readdir(join(folder, 'archivos'))) {
      await copyFile(join(folder, 'archivos', name), join(target.uploads, name));
    }
  });
  return manifest;
}
