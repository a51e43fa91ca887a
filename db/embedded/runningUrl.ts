import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterFolder, databaseName, databaseUser } from './cluster';
import { errorCode } from './startupError';

/** Where `postmaster.pid` names the port: its fourth line. */
const portLine = 3;

/**
 * The address of the embedded database that a broker runs in `directory` now, for a command that works
 * beside it; null when none runs. Holds the password: never log it.
 */
export async function runningUrl(directory: string, password: string): Promise<string | null> {
  try {
    const lines = (await readFile(join(clusterFolder(directory), 'postmaster.pid'), 'utf8')).split(
      '\n',
    );
    const port = Number(lines[portLine]);
    if (!Number.isInteger(port) || port <= 0) return null;
    return `postgres://${databaseUser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${databaseName}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
