import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processStart } from './processIdentity';
import { errorCode, StartupError } from './startupError';

/** The exclusive right to use a data folder. */
export interface FolderLock {
  /** Gives the right back. May be called again. */
  release(): Promise<void>;
}

const attempts = 6;
const longestPauseMs = 150;
const filePattern = /^campana-(\d+)-([A-Za-z0-9]+)\.lock$/;

/**
 * Takes the lock of a folder, or throws a `StartupError` that names the process holding it.
 *
 * Every process writes a file of its own, whose name is its identity (id and start), and only then
 * looks at the others: of two that come at once at least one sees the other and steps back. A file
 * whose process is gone, or whose id now belongs to another process, is stale; since no two
 * processes share a name, removing a stale one can never remove a living one's.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const start = await processStart(process.pid);
  const name = `campana-${process.pid}-${start ?? 'unknown'}.lock`;
  const path = join(folder, name);
  for (let attempt = 1; ; attempt += 1) {
    await announce(path, folder);
    const holder = await otherHolder(folder, name);
    if (holder === undefined) {
      return { release: () => rm(path, { force: true }) };
    }
    await rm(path, { force: true });
    if (attempt === attempts) {
      throw inUse(folder, holder);
    }
    // A random pause, so that two that keep meeting stop meeting.
    await delay(Math.random() * longestPauseMs);
  }
}

async function announce(path: string, folder: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.close();
  } catch (error) {
    throw errorCode(error) === 'EEXIST' ? inUse(folder, process.pid) : error;
  }
}

/** The id of another living process that has, or is taking, the lock. Removes stale files. */
async function otherHolder(folder: string, own: string): Promise<number | undefined> {
  for (const name of await readdir(folder)) {
    const [, pid, start] = filePattern.exec(name) ?? [];
    if (name === own || pid === undefined) {
      continue;
    }
    if ((await processStart(Number(pid))) === start) {
      return Number(pid);
    }
    await rm(join(folder, name), { force: true });
  }
  return undefined;
}

function inUse(folder: string, pid: number): StartupError {
  return new StartupError(
    `Otra Campana (proceso ${pid}) está usando la carpeta de datos ${folder}: ciérrela ` +
      'o indique otra carpeta en CAMPANA_DATA_DIR.',
  );
}
