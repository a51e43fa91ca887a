import { spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { programPath, type ServerBinaries } from './binaries';
import type { ServerAccount } from './serverAccount';
import { errorCode, reasonOf, StartupError } from './startupError';

/** A place on every Linux that every user may enter, for when the data folder is not one. */
export const sharedPlace = '/var/cache/campana';

/**
 * The binaries where `account` can run them: the installed ones, else a copy in `place` (the checkout
 * may lie below /root, say), made once per version. `place` must be one that it can enter.
 */
export async function reachableBinaries(
  installed: ServerBinaries,
  place: string,
  account: ServerAccount,
): Promise<ServerBinaries> {
  const needed = [
    ...pathTo(join(installed.directory, 'lib')),
    programPath(installed, 'postgres'),
    programPath(installed, 'initdb'),
  ];
  if ((await firstClosed(needed, account)) === undefined) {
    return installed;
  }
  const name = `server-${installed.version}`;
  const copy = join(place, name);
  try {
    if (!(await exists(copy))) {
      await mkdir(place, { recursive: true, mode: 0o755 });
      if (place !== sharedPlace) {
        // In the shared place another Campana may still run from an older copy.
        await removeOldCopies(place, name);
      }
      await copyServer(installed.directory, copy, place);
    }
  } catch (error) {
    throw new StartupError(
      `No se pudo copiar la base de datos a ${copy} (${errorCode(error) ?? reasonOf(error)}), donde la alcance el ` +
        `usuario ${account.name}: haga sitio o ponga el programa en una carpeta que todos puedan leer.`,
      { cause: error },
    );
  }
  return { ...installed, directory: copy };
}

async function copyServer(from: string, to: string, place: string): Promise<void> {
  const staging = await mkdtemp(join(place, 'server-new-'));
  // Verbatim: the links between library versions are relative and must stay inside the copy.
  await cp(from, join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
  await openForReading(join(staging, 'native'));
  try {
    await rename(join(staging, 'native'), to);
  } catch (error) {
    // Another process was quicker; its copy is the same.
    if (!(await exists(to))) {
      throw error;
    }
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Creates a folder that only `account` (or we, without one) can enter. */
export async function makePrivateFolder(
  prefix: string,
  account: ServerAccount | undefined,
): Promise<string> {
  const folder = await mkdtemp(prefix);
  if (account !== undefined) {
    await chown(folder, account.uid, account.gid);
  }
  return folder;
}

/** Every folder from the root down to `path`, `path` included. */
export function pathTo(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...pathTo(parent), path];
}

/**
 * The first of `paths` that `account` may not enter or execute. Asks the kernel, in a process of
 * that user: modes alone miss access lists, capabilities and mount options.
 */
export async function firstClosed(
  paths: readonly string[],
  account: ServerAccount,
): Promise<string | undefined> {
  const script = 'for path; do [ -x "$path" ] || { printf %s "$path"; exit; }; done';
  const child = spawn('/bin/sh', ['-c', script, 'sh', ...paths], {
    cwd: '/',
    uid: account.uid,
    gid: account.gid,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    answer += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('close', () => {
      resolve();
    });
  });
  return answer === '' ? undefined : answer;
}

async function removeOldCopies(directory: string, keep: string): Promise<void> {
  for (const entry of await readdir(directory)) {
    if (entry.startsWith('server-') && entry !== keep) {
      await rm(join(directory, entry), { recursive: true, force: true });
    }
  }
}

/** A checkout made under a strict umask would stay closed after copying. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await openForReading(path);
    } else if (entry.isFile()) {
      const { mode } = await stat(path);
      await chmod(path, (mode & 0o100) === 0 ? 0o644 : 0o755);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return false;
    }
    throw error;
  }
}
