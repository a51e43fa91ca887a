import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../db/embedded';
import { dropDatabasesOfRun } from './databaseServer';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connects to a database server on which tests may create and drop databases. */
    postgresUrl: string;
    /** Sets this run's databases apart from those of another run on the same server. */
    postgresRun: string;
  }
}

/** Test databases live for seconds: surviving a power failure is not worth waiting for the disk. */
const fast = { fsync: 'off', full_page_writes: 'off', max_connections: '300' };

/**
 * Starts one PostgreSQL for the whole run, or takes the one DATABASE_URL_TEST names (a user who may
 * create databases). Vitest calls it before the first test and the returned function after the last.
 */
export default async function postgresForRun(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString('hex');
  project.provide('postgresRun', run);
  const given = process.env['DATABASE_URL_TEST'];
  if (given !== undefined && given !== '') {
    project.provide('postgresUrl', given);
    return () => dropDatabasesOfRun(given, run);
  }
  const folder = await mkdtemp(join(tmpdir(), 'campana-postgres-'));
  const server = await startEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    password: run,
    log: () => undefined,
    settings: fast,
  });
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
