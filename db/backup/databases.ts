import pg from 'pg';
import { locks } from '../locks';
import { BackupError } from './manifest';

/** Another backup of the same database is being made. */
export class BackupBusyError extends BackupError {
  override name = 'BackupBusyError';
}

/**
 * Works while nobody else backs the database at `url` up: whatever an earlier backup left is then nobody's.
 * Whoever held the lock and died has lost it with the connection.
 *
 * @throws BackupBusyError when another backup is being made.
 */
export async function withBackupLock<Value>(
  url: string,
  work: () => Promise<Value>,
): Promise<Value> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ got: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS got',
      [locks.backup],
    );
    if (rows[0]?.got !== true) {
      throw new BackupBusyError('Ya se está haciendo otro respaldo; espere a que termine.');
    }
    return work();
  });
}

/**
 * Makes an empty database beside the one at `url`, works on it, and removes it. Call under the lock: one that
 * a backup left when it was killed is removed first.
 */
export async function withScratchDatabase<Value>(
  url: string,
  work: (scratchUrl: string) => Promise<Value>,
): Promise<Value> {
  const name = `${nameOf(url)}_prueba`;
  await onServer(url, (client) => createAnew(client, name));
  try {
    return await work(withName(url, name));
  } finally {
    await onServer(url, (client) => drop(client, name));
  }
}

/**
 * Puts a database that `load` filled in the place of the one at `url`. Up to the last step, which happens
 * whole or not at all, nothing has changed; afterwards the former one is still there, as `<name>_anterior`.
 */
export async function replaceDatabase(
  url: string,
  load: (newUrl: string) => Promise<void>,
): Promise<void> {
  const current = nameOf(url);
  const draft = `${current}_restaurando`;
  const before = `${current}_anterior`;
  const discarded = `${current}_descartada`;
  await onServer(url, async (client) => {
    await drop(client, discarded);
    await createAnew(client, draft);
  });
  try {
    await load(withName(url, draft));
    await onServer(url, async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
        before,
      ]);
      await client.query('BEGIN');
      if (rowCount !== 0) await rename(client, before, discarded);
      await rename(client, current, before);
      await rename(client, draft, current);
      await client.query('COMMIT');
      await drop(client, discarded);
    });
  } catch (error) {
    await onServer(url, (client) => drop(client, draft));
    throw error;
  }
}

const quote = (name: string) => pg.escapeIdentifier(name);

/** SQLSTATE of what somebody uses. */
const objectInUse = '55006';

async function rename(client: pg.Client, from: string, to: string): Promise<void> {
  try {
    await client.query(`ALTER DATABASE ${quote(from)} RENAME TO ${quote(to)}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== objectInUse) throw error;
    throw new BackupError('Alguien usa la base de datos; detenga Campana antes de restaurar.', {
      cause: error,
    });
  }
}

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`);
}

/** SQLSTATE of what the user may not do. */
const insufficientPrivilege = '42501';

async function createAnew(client: pg.Client, name: string): Promise<void> {
  await drop(client, name);
  try {
    await client.query(`CREATE DATABASE ${quote(name)}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== insufficientPrivilege) throw error;
    throw new BackupError(
      'El usuario de la base de datos no puede crear bases, y sin una no se prueba ni se restaura un respaldo; déle CREATEDB.',
      { cause: error },
    );
  }
}

/** Works on a connection to the server's own database: those of ours come and go under it. */
function onServer<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  return connected(withName(url, 'postgres'), work);
}

async function connected<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  // Without a listener a connection that drops while idle would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function nameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

function withName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.toString();
}
