import pg from 'pg';
import { reasonOf, StartupError } from './startupError';

const connectTimeoutMs = 5000;

/** Runs `work` on one connection of its own. */
async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'campana-start',
  });
  // Without a listener a connection that drops while idle would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What the server says to a connection: it answers, it is not ready yet, or it refuses us for good. */
export type Answer = 'ready' | 'not-yet' | 'wrong-password';

/** Tries to connect once. */
export async function probe(url: string): Promise<Answer> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return 'ready';
  } catch (error) {
    return sqlState(error) === '28P01' ? 'wrong-password' : 'not-yet';
  }
}

/** Creates the database when it is missing. `url` builds the address of a database by its name. */
export async function ensureDatabase(
  url: (database: string) => string,
  name: string,
): Promise<void> {
  await withClient(url('postgres'), async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    }
  }).catch((error: unknown) => {
    throw new StartupError(
      `No se pudo crear la base de datos "${name}" en el servidor incluido (${reasonOf(error)}).`,
      {
        cause: error,
      },
    );
  });
}

/** PostgreSQL's five-character error code, if the error came from the server. */
function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
