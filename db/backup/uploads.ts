import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { BackupError, type Manifest, type Watch } from './manifest';

/** Where the uploaded files lie in a backup. */
export const uploadsPart = 'archivos';

/** What a manifest may call a file: below the folder it is for, and not half written. */
const safePath = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/**
 * The files below a folder, at any depth, by their paths with `/`, in an order that is always the same. Names
 * that begin with a dot are files that are being written.
 */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Copies the uploaded files into a backup. */
export async function copyUploads(
  uploads: string,
  to: string,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  for (const path of await filesBelow(uploads)) {
    signal?.throwIfAborted();
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(uploads, path), join(to, path));
  }
}

/**
 * Copies the files of a backup to those there are; answers how to undo it. Files are named by what they hold:
 * one that is there already is the same one, and stays when it is undone. A copy that fails undoes itself.
 */
export async function bringUploads(
  folder: string,
  { archivos }: Manifest,
  { uploads, signal, onProgress }: Watch & { uploads: string },
): Promise<() => Promise<void>> {
  const there = new Set(await filesBelow(uploads));
  const wanted = Object.keys(archivos).flatMap((path) =>
    path.startsWith(`${uploadsPart}/`) ? [path.slice(uploadsPart.length + 1)] : [],
  );
  const brought: string[] = [];
  const takeBack = async (): Promise<void> => {
    for (const path of brought) await rm(join(uploads, path), { force: true });
  };
  try {
    for (const [index, path] of wanted.entries()) {
      signal?.throwIfAborted();
      if (!safePath.test(path))
        throw new BackupError(`El respaldo nombra un archivo ajeno: ${path}.`);
      onProgress?.('copiando', index + 1, wanted.length);
      if (there.has(path)) continue;
      const target = join(uploads, path);
      const draft = join(dirname(target), `.${basename(path)}.parcial`);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await copyFile(join(folder, uploadsPart, path), draft);
      // Whole or not there: one that is cut short would be taken for the real one the next time.
      await rename(draft, target);
      brought.push(path);
    }
  } catch (error) {
    await takeBack();
    throw error;
  }
  return takeBack;
}
