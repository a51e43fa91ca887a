import { randomUUID } from 'node:crypto';
import { access, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lockFolder } from './folderLock';
import { dataFolderPath } from './location';
import { readOrCreateSecret } from './secretFile';
import { errorCode, reasonOf, StartupError } from './startupError';

/** The folder that holds everything a broker keeps outside a database server of the person's own. */
export interface DataFolder {
  readonly path: string;
  /** Where the embedded database lives; created by whoever starts it. */
  readonly database: string;
  /** Where uploaded images go; it exists. */
  readonly uploads: string;
  /** Whether no broker had kept data here before this one opened it. */
  readonly isNew: boolean;
  /** See `readOrCreateSecret`. */
  secret(name: string, bytes?: number): Promise<string>;
  /** Lets another process use the folder. May be called again. */
  close(): Promise<void>;
}

/**
 * Opens the data folder (`chosen`, or the system's usual place), creating it when missing, for this
 * process alone. Throws a `StartupError` when it cannot be written or another process uses it.
 */
export async function openDataFolder(chosen?: string): Promise<DataFolder> {
  const path = dataFolderPath(chosen);
  await createDataFolder(path);
  const lock = await lockFolder(path);
  try {
    const isNew = await isUnused(path);
    const uploads = join(path, 'uploads');
    await mkdir(uploads, { recursive: true, mode: 0o700 });
    return {
      path,
      database: databaseFolder(path),
      uploads,
      isNew,
      secret: (name, bytes) => readOrCreateSecret(path, name, bytes),
      close: () => lock.release(),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Whether no broker has kept data there yet. Secrets alone do not count: a token may come first. */
export async function isUnused(path: string): Promise<boolean> {
  const kept = [databaseFolder(path), join(path, 'uploads')];
  const found = await Promise.all(kept.map((folder) => exists(folder)));
  return !found.includes(true);
}

/** Creates the folder when missing and makes sure that it can be written. */
export async function createDataFolder(path: string): Promise<void> {
  const probe = join(path, `.${randomUUID()}.tmp`);
  try {
    // Root's database runs as another user, who has to pass through, but may not list.
    await makeFolder(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new StartupError(
      `La carpeta de datos ${path} ${inWords(error)}: indique en CAMPANA_DATA_DIR una en la que pueda escribir.`,
      { cause: error },
    );
  }
}

/**
 * Creates a folder and what is missing above it. Not by `recursive`: where a system refuses with "not
 * found" although everything above is there (`/proc`, some network drives), that tries for ever.
 */
async function makeFolder(path: string, mode: number): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) return;
  try {
    await mkdir(path, { mode });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    if (await exists(dirname(path))) throw error;
    await makeFolder(dirname(path), mode);
    await mkdir(path, { mode });
  }
}

function inWords(error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'no se puede escribir (permiso denegado)';
    case 'EROFS':
      return 'no se puede escribir (el disco es de solo lectura)';
    case 'ENOSPC':
      return 'no se puede escribir (el disco está lleno; libere espacio y vuelva a iniciar)';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'no es una carpeta';
    default:
      return `no se puede usar (${reasonOf(error)})`;
  }
}

function databaseFolder(path: string): string {
  return join(path, 'postgres');
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    // Not there, or not ours to see: no data of ours either way.
    return false;
  }
}
