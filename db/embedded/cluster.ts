import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programPath, type ServerBinaries } from './binaries';
import { type LineLog, spawnGuarded } from './guardedProcess';
import { makePrivateFolder } from './reachable';
import { isRoot, type ServerAccount } from './serverAccount';
import { errorCode, reasonOf, StartupError } from './startupError';

/** The role that owns everything in the embedded database. */
export const databaseUser = 'campana';

/** The database in it. */
export const databaseName = 'campana';

const stagingPrefix = 'cluster-new-';

/** What is needed to make or run a cluster. */
export interface ClusterContext {
  /** Holds the cluster and, as root, a copy of the binaries where needed. */
  readonly directory: string;
  readonly binaries: ServerBinaries;
  readonly account: ServerAccount | undefined;
  /**
   * The account may not pass a folder above the cluster (root's data in a private folder). It is then
   * put into the cluster when it starts, and names it by `ownFolder` instead of by its path.
   */
  readonly insideOnly: boolean;
  readonly log: LineLog;
}

/** On Linux: the folder a process is in, reached without passing the folders above it. */
export const ownFolder = '/proc/self/cwd';

/** Where the server's own files are, below the folder we were given. */
export function clusterFolder(directory: string): string {
  return join(directory, 'cluster');
}

/** Creates the folder that holds the cluster: passable for the server's user when we are root. */
export async function createClusterParent(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  } catch (error) {
    throw new StartupError(
      `No se puede crear la carpeta de la base de datos ${directory} (${errorCode(error) ?? reasonOf(error)}): ` +
        'indique en CAMPANA_DATA_DIR una carpeta en la que pueda escribir.',
      { cause: error },
    );
  }
}

/**
 * Makes sure that there is a cluster our server can open: creates one when missing, and throws a
 * `StartupError` for one of another version or another owner.
 */
export async function ensureCluster(context: ClusterContext, password: string): Promise<void> {
  const cluster = clusterFolder(context.directory);
  await removeUnfinished(context.directory);
  const major = await clusterMajor(cluster);
  if (major === undefined) {
    await createCluster(context, password);
  } else if (major !== context.binaries.major) {
    throw new StartupError(
      `La base de datos en ${cluster} es de PostgreSQL ${major} y esta versión de Campana trae ` +
        `PostgreSQL ${context.binaries.major}: inicie la Campana que la creó o traslade los datos con pg_dump.`,
    );
  }
}

/** The major version that made the cluster, or `undefined` when there is none. */
async function clusterMajor(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') {
      throw new StartupError(
        `No se puede leer la base de datos en ${cluster} (${errorCode(error) ?? reasonOf(error)}): inicie Campana con el ` +
          'usuario a quien pertenece o indique otra carpeta en CAMPANA_DATA_DIR.',
        { cause: error },
      );
    }
  }
  const entries = await readdir(cluster).catch(() => []);
  if (entries.length > 0) {
    throw new StartupError(
      `La carpeta ${cluster} no es una base de datos (no tiene PG_VERSION): muévala a otro lugar y vuelva a iniciar.`,
    );
  }
  return undefined;
}

/**
 * Creates the cluster beside its place and then renames it: one that was interrupted half way, by a
 * full disk or a power failure, never looks like a database.
 */
async function createCluster(context: ClusterContext, password: string): Promise<void> {
  const { directory, account } = context;
  const staging = await makePrivateFolder(join(directory, stagingPrefix), account);
  try {
    const made = join(staging, 'cluster');
    const passwordFile = join(staging, 'password');
    await mkdir(made, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account !== undefined) {
      await chown(passwordFile, account.uid, account.gid);
      await chown(made, account.uid, account.gid);
    }
    const seen = context.insideOnly ? ownFolder : made;
    const initdb = spawnGuarded(
      programPath(context.binaries, 'initdb'),
      [
        ...['--pgdata', seen, '--username', databaseUser, `--pwfile=${seen}/../password`],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'],
        // The server's own C.UTF-8 sorts and folds case alike on every system, whatever is installed.
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      { cwd: made, account, log: context.log },
    );
    if ((await initdb.ended) !== 0) {
      throw new StartupError(
        `No se pudo crear la base de datos en ${directory}: ${explainOutput(initdb.lastLines())}.`,
      );
    }
    await rename(made, clusterFolder(directory));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function removeUnfinished(directory: string): Promise<void> {
  for (const entry of await readdir(directory)) {
    if (entry.startsWith(stagingPrefix)) {
      await rm(join(directory, entry), { recursive: true, force: true });
    }
  }
}

/** The line of a server program's output that says why it failed, without its prefix or final stop. */
export function explainOutput(output: string): string {
  if (output.includes('No space left on device')) {
    return 'el disco está lleno; libere espacio y vuelva a iniciar';
  }
  const lines = output.split('\n');
  const telling = lines.find((line) => /\b(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? '';
  const text = telling.replace(/^.*?\b(FATAL|PANIC|error):\s*/i, '').replace(/\.$/, '');
  return text === '' ? 'el programa terminó sin decir por qué' : text;
}
