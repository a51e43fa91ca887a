import { copyFile, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Manifest, Watch } from './manifest';

const prefix = 'archivos/';

/**
 * Copies the files of a backup to those there are; answers how to undo it. Files are named by what they hold:
 * one that is there already is the same one, and stays when it is undone. A copy that fails undoes itself.
 */
export async function bringUploads(
  folder: string,
  { archivos }: Manifest,
  { uploads, signal, onProgress }: Watch & { uploads: string },
): Promise<() => Promise<void>> {
  const there = new Set(await readdir(uploads));
  // Only what the manifest vouches for, and only into this folder.
  const names = Object.keys(archivos)
    .filter((path) => path.startsWith(prefix))
    .map((path) => basename(path));
  const brought: string[] = [];
  const takeBack = async (): Promise<void> => {
    for (const name of brought) await rm(join(uploads, name), { force: true });
  };
  try {
    for (const name of names) {
      signal?.throwIfAborted();
      if (there.has(name)) continue;
      brought.push(name);
      await copyFile(join(folder, prefix, name), join(uploads, name));
      onProgress?.('copiando', brought.length, names.length);
    }
  } catch (error) {
    await takeBack();
    throw error;
  }
  return takeBack;
}
