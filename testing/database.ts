import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../db/migrate';
import { databasePrefix, onServer, urlOf } from './databaseServer';

/** A database of one suite's own, with every migration applied and no rows but theirs. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, and ends whatever is still connected. */
  drop(): Promise<void>;
}

/**
 * Creates a fresh migrated database. The migrations run once per test run, on a template that every
 * later call copies. Call it in `beforeAll`, and `drop` in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const prefix = databasePrefix(inject('postgresRun'));
  const template = `${prefix}template`;
  const name = prefix + randomBytes(6).toString('hex');
  await onServer(server, async (client) => {
    await ensureTemplate(client, server, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: urlOf(server, name),
    drop: () =>
      onServer(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** Several test files may ask at once, in processes of their own: one builds it, the others wait. */
async function ensureTemplate(client: pg.Client, server: string, template: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
  try {
    const ready = await client.query(
      'SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate',
      [template],
    );
    if (ready.rowCount === 0) {
      await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${template}`);
      await migrate(urlOf(server, template));
      await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  }
}
