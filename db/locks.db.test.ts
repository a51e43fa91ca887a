import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database';
import { onServer } from '../testing/databaseServer';
import { withBackupLock } from './backup/databases';
import { locks } from './locks';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('advisory locks', () => {
  it('have a number each, the event log’s the one of its trigger', async () => {
    const numbers = Object.values(locks);
    expect(new Set(numbers).size).toBe(numbers.length);
    const migration = 'migrations/1763700100000-CreateEventLog.ts';
    expect(await readFile(migration, 'utf8')).toContain(`turnKey = ${locks.eventTurn};`);
  });

  it('do not hold each other up: while a backup is made, every other one is free', async () => {
    const { backup, ...others } = locks;
    await withBackupLock(database.url, () =>
      onServer(database.url, async (client) => {
        const lock = (number: number) =>
          client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [number]);
        expect((await lock(backup)).rows[0]!.got).toBe(false);
        for (const number of Object.values(others)) {
          expect((await lock(number)).rows[0]!.got, String(number)).toBe(true);
        }
      }),
    );
  });
});
