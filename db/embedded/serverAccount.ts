import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { reasonOf, StartupError } from './startupError';

const run = promisify(execFile);

/** The system user that the server runs as when we are root: PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const accountName = 'postgres';

/** Whether this process is root on a system that has one. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user to run the server as, or `undefined` for our own. As root that is the owner of the
 * cluster if there is one (the server only opens its own files), else the system user `postgres`,
 * which is created when missing.
 */
export async function serverAccount(clusterFolder: string): Promise<ServerAccount | undefined> {
  if (!isRoot()) {
    return undefined;
  }
  const owner = await ownerOf(clusterFolder);
  if (owner !== undefined && owner.uid !== 0) {
    return owner;
  }
  return (await findAccount()) ?? (await createAccount());
}

async function ownerOf(folder: string): Promise<ServerAccount | undefined> {
  try {
    const { uid, gid } = await stat(folder);
    return { name: `uid ${uid}`, uid, gid };
  } catch {
    // Not there yet, so nobody owns it.
    return undefined;
  }
}

async function findAccount(): Promise<ServerAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([
      run('id', ['-u', accountName]),
      run('id', ['-g', accountName]),
    ]);
    return { name: accountName, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    // `id` fails for a name that does not exist.
    return undefined;
  }
}

async function createAccount(): Promise<ServerAccount> {
  try {
    await run('groupadd', ['--force', '--system', accountName]);
    await run('useradd', [
      ...['--system', '--gid', accountName, '--no-create-home', '--home-dir', '/nonexistent'],
      ...['--shell', '/usr/sbin/nologin', accountName],
    ]);
  } catch (error) {
    // Another process may have created it between our look and our attempt.
    const found = await findAccount();
    if (found !== undefined) {
      return found;
    }
    throw new StartupError(
      `PostgreSQL no funciona como ${userInfo().username} y no se pudo crear el usuario del sistema "${accountName}" ` +
        `(${firstLine(reasonOf(error))}): inicie Campana con un usuario normal o indique DATABASE_URL.`,
      { cause: error },
    );
  }
  const created = await findAccount();
  if (created === undefined) {
    throw new StartupError(
      `El usuario del sistema "${accountName}" se creó pero no se encuentra: indique DATABASE_URL.`,
    );
  }
  return created;
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
