import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { draftName, type BackupSource } from '../../db/backup';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { onServer, urlOf } from '../../testing/databaseServer';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { createBackupDesk } from './backupDesk';
import { madeAt } from './keep';
import { backUp, startNightlyBackups } from './nightly';

let database: TestDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let source: BackupSource;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await temporaryFolder();
  source = { databaseUrl: database.url, uploads: join(folder.path, 'uploads'), version: 'test' };
});
afterAll(async () => {
  await database.drop();
  await folder.remove();
});

let backups: string;
let rounds = 0;
beforeEach(() => {
  rounds += 1;
  backups = join(folder.path, `respaldos-${rounds}`);
});

const logged: string[] = [];
const logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (_facts: object, words: string) => void logged.push(words),
};
const scratch = () => `${new URL(database.url).pathname.slice(1)}_prueba`;
const scratchDatabases = () =>
  onServer(urlOf(database.url, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
      scratch(),
    ]);
    return rowCount;
  });

it('a backup that is being made does not hold up the stop, and leaves nothing', async () => {
  const nightly = startNightlyBackups(source, backups, logger, { lookEveryMs: 1 });
  await vi.waitFor(async () => expect(await readdir(backups)).toContain(draftName), {
    timeout: 20_000,
    interval: 1,
  });
  await nightly.close();
  expect(await readdir(backups)).toEqual([]);
  expect(await scratchDatabases()).toBe(0);
  expect(logged).toEqual([]);
});

it('a server on which nobody works yet makes none, and so removes none of those it was given', async () => {
  await mkdir(join(backups, 'respaldo-2020-01-02T09-00-00Z'), { recursive: true });
  let looks = 0;
  const isWanted = (): boolean => {
    looks += 1;
    return false;
  };
  const nightly = startNightlyBackups(source, backups, logger, { isWanted, lookEveryMs: 1 });
  await vi.waitFor(() => expect(looks).toBeGreaterThan(3), { timeout: 20_000, interval: 1 });
  await nightly.close();
  expect(await readdir(backups)).toEqual(['respaldo-2020-01-02T09-00-00Z']);
});

it('what one left that was killed is gone after the next', async () => {
  await mkdir(join(backups, draftName, 'tablas'), { recursive: true });
  await onServer(urlOf(database.url, 'postgres'), (client) =>
    client.query(`CREATE DATABASE ${scratch()}`),
  );
  await backUp(source, backups, new Date());
  const left = await readdir(backups);
  expect(left.map((name) => madeAt(name) !== null)).toEqual([true]);
  expect(await scratchDatabases()).toBe(0);
});

it('of two at once one is made, and the other says why it is not', async () => {
  const now = Date.now();
  const both = await Promise.allSettled(
    [now, now + 60_000].map((moment) => backUp(source, backups, new Date(moment))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((each) => each.status === 'rejected');
  expect(String(refused?.reason)).toContain('otro respaldo');
  expect(await readdir(backups)).toHaveLength(1);
});

it('one that is asked for is there when the answer comes; a second at the same time is refused in words', async () => {
  const desk = createBackupDesk(source, backups, logger);
  expect(await desk.last()).toEqual({ carpeta: backups, ultimo: null });
  const [first, second] = await Promise.allSettled([desk.make(), desk.make()]);
  const made = [first, second].filter((each) => each.status === 'fulfilled');
  const refused = [first, second].find((each) => each.status === 'rejected');
  expect(made).toHaveLength(1);
  expect(refused?.reason).toMatchObject({ status: 409 });
  expect(String(refused?.reason)).toContain('otro respaldo');
  const { ultimo } = await desk.last();
  expect(Date.now() - new Date(ultimo ?? 0).getTime()).toBeLessThan(10 * 60_000);
  await desk.close();
});

it('a stop ends the one that was asked for, and nothing of it stays', async () => {
  const desk = createBackupDesk(source, backups, logger);
  const making = desk.make().then(
    () => 'made',
    () => 'ended',
  );
  await vi.waitFor(async () => expect(await readdir(backups)).toContain(draftName), {
    timeout: 20_000,
    interval: 1,
  });
  await desk.close();
  expect(await making).toBe('ended');
  expect(await readdir(backups)).toEqual([]);
});
