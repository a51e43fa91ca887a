import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import {
  BrokerDidNotStartError,
  startBrokerProcess,
  type BrokerProcessOptions,
} from '../testing/brokerProcess';
import { createTestDatabase } from '../testing/database';
import { onServer } from '../testing/databaseServer';
import { temporaryFolder } from '../testing/temporaryFolder';
import { mountSmallDisk } from './faults/smallDisk';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const quiet = { CAMPANA_ADMIN_PASSWORD: 'not used here', CAMPANA_LOG_LEVEL: 'silent' };
const start = ({ env, ...others }: BrokerProcessOptions) =>
  startBrokerProcess({ ...others, env: { ...quiet, ...env } });

/** What it says when it does not start: one sentence, and nothing else. */
async function refusal(options: BrokerProcessOptions): Promise<string> {
  const error: unknown = await start(options).then(
    async (broker) => {
      await broker.stop();
      return null;
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof BrokerDidNotStartError)) throw new Error('It started.', { cause: error });
  expect(error.code).toBe(1);
  expect(error.stdout).toBe('');
  expect(error.stderr.trim().split('\n')).toHaveLength(1);
  return error.stderr;
}

async function starts(options: BrokerProcessOptions): Promise<void> {
  const broker = await start(options);
  const health = await (await fetch(`${broker.url}/health`)).json();
  expect(health).toMatchObject({ base_de_datos: 'ok' });
  await broker.stop();
}

it('a port that is taken is named, with what to do; once it is free the server starts', async () => {
  const database = await createTestDatabase();
  undo.push(() => database.drop());
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = String(address !== null && typeof address === 'object' ? address.port : 0);
  const options = { databaseUrl: database.url, env: { CAMPANA_PORT: port } };
  expect(await refusal(options)).toMatch(
    new RegExp(`puerto ${port} ya está en uso; cierre .* o elija otro con CAMPANA_PORT`),
  );
  other.close();
  await once(other, 'close');
  await starts(options);
});

it('data of a newer version is left as it is, and the version that knows it starts', async () => {
  const database = await createTestDatabase();
  undo.push(() => database.drop());
  const run = (sql: string) => onServer(database.url, (client) => client.query(sql));
  const name = 'FromTheFuture9999999999999';
  await run(`INSERT INTO MIGRACIONES (TIMESTAMP, NAME) VALUES (9999999999999, '${name}')`);
  const options = { databaseUrl: database.url };
  expect(await refusal(options)).toMatch(/versión más nueva.*actualice este programa/);
  await run(`DELETE FROM MIGRACIONES WHERE NAME = '${name}'`);
  await starts(options);
});

it('a disk that is full is said, and a start is all it takes once there is space', async () => {
  // Where nobody may mount a disk to fill, what is left is the start; diskFull tries the rest everywhere.
  const disk = await mountSmallDisk(160);
  const folder = disk === null ? await temporaryFolder() : { path: disk.path, remove: disk.close };
  undo.push(() => folder.remove());
  const options = { dataDir: join(folder.path, 'data') };
  await starts(options);
  await disk?.fill();
  if (disk !== null) expect(await refusal(options)).toMatch(/disco está lleno.*libere espacio/i);
  await disk?.free();
  await starts(options);
});
