import { spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { programPath, type ServerBinaries } from './binaries';
import type { ServerAccount } from './serverAccount';
import { errorCode, StartupError } from './startupError';

/**
 * Makes sure that the server's user can enter `directory`. Opens the folder and the data folder
 * above it when they are ours and closed (the secrets in them are files of mode 0600), but touches
 * nothing further up: there it throws a `StartupError` that names the closed folder.
 */
export async function makeEnterable(directory: string, account: ServerAccount): Promise<void> {
  for (const folder of [dirname(directory), directory]) {
    const { mode, uid } = await stat(folder);
    const isHome = folder === homedir() || folder === parse(folder).root;
    if (uid === process.getuid?.() && (mode & 0o001) === 0 && !isHome) {
      await chmod(folder, (mode & 0o7777) | 0o011);
    }
  }
  const closed = await firstClosed(pathTo(directory), account);
  if (closed !== undefined) {
    throw new StartupError(
      `La base de datos incluida funciona como el usuario del sistema ${account.name}, que no puede entrar en ${closed}: ` +
        `indique en CAMPANA_DATA_DIR una carpeta a la que llegue, como /var/lib/campana, o ejecute "chmod o+x ${closed}".`,
    );
  }
}

/**
 * The binaries where `account` can run them: the installed ones, else a copy in `directory` (a
 * checkout below /root, say), made once per version.
 */
export async function reachableBinaries(
  installed: ServerBinaries,
  directory: string,
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
  const copy = join(directory, name);
  if (!(await exists(copy))) {
    await removeOldCopies(directory, name);
    const staging = await mkdtemp(join(directory, 'server-new-'));
    // Verbatim: the links between library versions are relative and must stay inside the copy.
    await cp(installed.directory, join(staging, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await openForReading(join(staging, 'native'));
    await rename(join(staging, 'native'), copy);
    await rm(staging, { recursive: true, force: true });
  }
  return { ...installed, directory: copy };
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
function pathTo(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...pathTo(parent), path];
}

/**
 * The first of `paths` that `account` may not enter or execute. Asks the kernel, in a process of
 * that user: modes alone miss access lists, capabilities and mount options.
 */
async function firstClosed(
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
  await mkdir(directory, { recursive: true });
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
