import type { DataSource } from 'typeorm';
import { migrations } from '../migrations';
import { createDataSource } from './dataSource';
import { locks } from './locks';

/** Oldest Postgres we run on. */
const oldestServer = 150_000;

/** The database cannot be used as it is; the message says why and what to do. */
export class DatabaseUnfitError extends Error {
  override name = 'DatabaseUnfitError';
}

/** Brings the database at `url` up to date and closes the connection again. */
export async function migrate(url: string): Promise<void> {
  const dataSource = createDataSource({ url, poolSize: 3 });
  await dataSource.initialize();
  try {
    await runMigrations(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Runs what is missing, each migration in its own transaction, under a lock: of several brokers that
 * start at once one migrates and the others wait.
 *
 * @throws DatabaseUnfitError when the server is too old or its tables are from a newer Campana.
 */
export async function runMigrations(dataSource: DataSource): Promise<void> {
  const lock = dataSource.createQueryRunner();
  try {
    await checkServer(dataSource);
    await lock.query('SELECT pg_advisory_lock($1)', [locks.migration]);
    await checkNotNewer(dataSource);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await lock.query('SELECT pg_advisory_unlock_all()');
    await lock.release();
  }
}

async function checkServer(dataSource: DataSource): Promise<void> {
  const rows: { version: string }[] = await dataSource.query(
    `SELECT current_setting('server_version_num') AS version`,
  );
  const version = Number(rows[0]?.version ?? 0);
  if (version >= oldestServer) return;
  throw new DatabaseUnfitError(
    `La base de datos es PostgreSQL ${Math.floor(version / 10_000)}; Campana necesita la versión 15 o una más nueva.`,
  );
}

async function checkNotNewer(dataSource: DataSource): Promise<void> {
  const exists: { tabla: string | null }[] = await dataSource.query(
    `SELECT to_regclass('migraciones')::text AS tabla`,
  );
  if (exists[0]?.tabla == null) return;
  const applied: { name: string }[] = await dataSource.query('SELECT name FROM migraciones');
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = applied.find((row) => !known.has(row.name));
  if (!unknown) return;
  throw new DatabaseUnfitError(
    `La base de datos es de una versión más nueva de Campana (tiene "${unknown.name}"); actualice este programa.`,
  );
}
