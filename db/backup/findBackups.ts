import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BackupError, checkVersion, manifestName, readManifest, type Manifest } from './manifest';

/** A folder that says it is a backup. */
export interface FoundFolder {
  path: string;
  /** What it holds; null where that cannot be read. */
  manifest: Manifest | null;
  /** A sentence that says why it cannot be used, as far as a look at its manifest tells; else null. */
  problem: string | null;
}

/** A server's own folder of backups, as its data folder names it. */
const usualName = 'respaldos';

/**
 * Looks for backups where a person pointed: at one, at its manifest, at a folder of them, or at the disk or
 * data folder that has such a folder. The newest comes first; those that cannot be used come last.
 *
 * @throws BackupError where there is no such folder, or nobody may look into it.
 */
export async function findBackups(place: string): Promise<FoundFolder[]> {
  const folder = basename(place) === manifestName ? dirname(place) : place;
  const inside = await foldersIn(folder).catch((error: unknown) => {
    throw new BackupError(`No se puede leer la carpeta ${folder}: revise que exista.`, {
      cause: error,
    });
  });
  const deeper = await foldersIn(join(folder, usualName)).catch(() => []);
  const found: FoundFolder[] = [];
  for (const path of [folder, ...inside, ...deeper]) {
    if (await isThere(join(path, manifestName))) found.push(await look(path));
  }
  return found.sort(
    (a, b) =>
      Number(a.problem !== null) - Number(b.problem !== null) ||
      (b.manifest?.fecha ?? '').localeCompare(a.manifest?.fecha ?? ''),
  );
}

async function look(path: string): Promise<FoundFolder> {
  const found: FoundFolder = { path, manifest: null, problem: null };
  try {
    found.manifest = await readManifest(path);
    checkVersion(found.manifest);
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    found.problem = error.message;
  }
  return found;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.endsWith('.parcial'))
    .map(({ name }) => join(folder, name));
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (file) => file.isFile(),
    () => false,
  );
}
