import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { BackupError } from './manifest';

/** Makes an empty database beside the one at `url`, works on it, and removes it. */
export async function withScratchDatabase<Value>(
  url: string,
  work: (scratchUrl: string) => Promise<Value>,
): Promise<Value> {
  const name = `campana_prueba_${randomBytes(4).toString('hex')}`;
  await onServer(url, (client) => createDatabase(client, name));
  try {
    return await work(withName(url, name));
  } finally {
    await onServer(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
}

/**
 * Puts a database that `load` filled in the place of the one at `url`. Up to the last step nothing has
 * happened to that one, and afterwards it is still there, as `<name>_anterior`.
 */
export async function replaceDatabase(
  url: string,
  load: (newUrl: string) => Promise<void>,
): Promise<void> {
  const current = nameOf(url);
  const draft = `${current}_restaurando`;
  const before = `${current}_anterior`;
  const quote = (name: string) => pg.escapeIdentifier(name);
  await onServer(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${quote(draft)} WITH (FORCE)`);
    await createDatabase(client, quote(draft));
  });
  await load(withName(url, draft));
  await onServer(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${quote(before)} WITH (FORCE)`);
    const { rows } = await client.query<{ others: number }>(
      'SELECT count(*)::int AS others FROM pg_stat_activity WHERE datname = $1',
      [current],
    );
    if ((rows[0]?.others ?? 0) > 0) {
      throw new BackupError('Alguien usa la base de datos; detenga Campana antes de restaurar.');
    }
    await client.query(`ALTER DATABASE ${quote(current)} RENAME TO ${quote(before)}`);
    await client.query(`ALTER DATABASE ${quote(draft)} RENAME TO ${quote(current)}`);
  });
}

/** SQLSTATE of what the user may not do. */
const insufficientPrivilege = '42501';

async function createDatabase(client: pg.Client, quotedName: string): Promise<void> {
  try {
    await client.query(`CREATE DATABASE ${quotedName}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== insufficientPrivilege) throw error;
    throw new BackupError(
      'El usuario de la base de datos no puede crear bases, y sin una no se prueba ni se restaura un respaldo; déle CREATEDB.',
      { cause: error },
    );
  }
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: withName(url, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
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
