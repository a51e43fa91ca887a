import { join } from 'node:path';
import pg from 'pg';
import { runningUrl } from '../../db/embedded/runningUrl';
import { dataFolderPath, isUnused, readOrCreateSecret } from '../dataFolder';

const connectTimeoutMs = 5_000;

const notRunning =
  'No hay una base de datos en marcha en la carpeta de datos: inicie el servidor, o indique su carpeta en CAMPANA_DATA_DIR o su base en DATABASE_URL.';

/**
 * Works on the database of the broker that has the same settings: the one of DATABASE_URL, or the
 * embedded one while its broker runs.
 *
 * @throws Error with a sentence for the person at the terminal.
 */
export async function withDatabase<Value>(
  env: NodeJS.ProcessEnv,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({
    connectionString: await databaseUrl(env),
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'campana-cli',
  });
  // Without a listener a connection that drops while idle would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Error(
      'No se pudo conectar con la base de datos; revise que el servidor esté en marcha.',
      { cause: error },
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Where the database of the same settings is. */
export async function databaseUrl(env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  const folder = dataFolderPath(env['CAMPANA_DATA_DIR']);
  // Nothing is created here: a command that only looks must not make a secret for a database to come.
  if (await isUnused(folder)) throw new Error(notRunning);
  const url = await runningUrl(
    join(folder, 'postgres'),
    await readOrCreateSecret(folder, 'database'),
  );
  if (url === null) throw new Error(notRunning);
  return url;
}
