import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDataSource } from '../../db/dataSource';
import { removedUpTo, retireOldest } from '../../db/retention';
import { startTestBroker } from '../../testing/broker';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { countAll } from '../services/eventCounting';
import { appendToAudit } from './auditFiles';
import { retire } from './retention';

let database: TestDatabase;
let dataSource: DataSource;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url }).initialize();
});
beforeEach(async () => {
  await dataSource.query(`TRUNCATE EVENTOS_REALTIME RESTART IDENTITY CASCADE`);
  await dataSource.query('DELETE FROM CONFIGURACION');
  folder = await temporaryFolder();
  return () => folder.remove();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const audit = (events: Parameters<typeof appendToAudit>[1]): Promise<void> =>
  appendToAudit(folder.path, events);

/** Stores events that are so many days old, and counts them. */
async function store(count: number, daysOld: number): Promise<void> {
  await dataSource.query(
    `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD, FECHA)
      SELECT 'pedido_aprobado', json_build_object('tipo', 'pedido_aprobado', 'pedido_id', N),
        (now() AT TIME ZONE 'UTC') - make_interval(days => $2)
      FROM generate_series(1, $1::integer) N`,
    [count, daysOld],
  );
  await countAll(dataSource, new AbortController().signal);
}

async function storedIds(): Promise<number[]> {
  const rows: { id: number }[] = await dataSource.query(
    'SELECT ID FROM EVENTOS_REALTIME ORDER BY ID',
  );
  return rows.map(({ id }) => id);
}

interface Line {
  id: number;
  payload: { pedido_id: number };
  fecha: string;
  entregas: { pantalla: string; motivo: string | null }[];
}

async function auditLines(): Promise<Line[]> {
  const files = (await readdir(folder.path)).filter((name) => name.endsWith('.jsonl')).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder.path, name), 'utf8')));
  return texts
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

it('moves what is older than the setting to files of its owner alone, with who confirmed it, and keeps the rest', async () => {
  await store(1_100, 40);
  await store(30, 5);
  await dataSource.query(
    `INSERT INTO ENTREGAS (EVENTO_ID, PANTALLA, FECHA, MOTIVO) VALUES (7, 'cocina-1', now(), 'sin espacio')`,
  );
  await retire({ dataSource, days: 30, audit, logger: quiet }, new AbortController().signal);
  expect(await storedIds()).toEqual(Array.from({ length: 30 }, (_, i) => 1_101 + i));
  const lines = await auditLines();
  expect(lines.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 1_100 }, (_, i) => i + 1),
  );
  const seventh = lines.find(({ id }) => id === 7);
  expect(seventh).toMatchObject({
    payload: { pedido_id: 7 },
    entregas: [{ pantalla: 'cocina-1', motivo: 'sin espacio' }],
  });
  const [file] = await readdir(folder.path);
  expect((await stat(join(folder.path, file!))).mode & 0o777).toBe(0o600);
  expect(await removedUpTo(dataSource.manager)).toBe(1_100);
});

it('removes nothing that the audit did not take', async () => {
  await store(10, 40);
  const full = (): Promise<void> => Promise.reject(new Error('no space left on device'));
  const retired = retire(
    { dataSource, days: 30, audit: full, logger: quiet },
    new AbortController().signal,
  );
  await expect(retired).rejects.toThrow('no space left');
  expect(await storedIds()).toHaveLength(10);
  expect(await removedUpTo(dataSource.manager)).toBe(0);
});

it('removes in steps, from the beginning of the log, and nothing behind an event that is to be kept', async () => {
  await store(4, 40);
  await store(1, 5);
  await store(4, 40);
  const step = (limit: number): Promise<number> =>
    dataSource.transaction((manager) => retireOldest(manager, { days: 30, limit }, audit));
  expect([await step(3), await step(3), await step(3)]).toEqual([3, 1, 0]);
  expect(await storedIds()).toEqual([5, 6, 7, 8, 9]);
});

it('is done by one broker at a time', async () => {
  await store(5, 40);
  const limits = { days: 30, limit: 500 };
  const second: number[] = [];
  const first = await dataSource.transaction((manager) =>
    retireOldest(manager, limits, async (events) => {
      second.push(await dataSource.transaction((other) => retireOldest(other, limits, audit)));
      await audit(events);
    }),
  );
  expect([first, second]).toEqual([5, [0]]);
  expect(await auditLines()).toHaveLength(5);
});

it('[D4] answers reinicio to a screen that saw less than was removed, also when everything was', async () => {
  const resume = async (desde: number): Promise<string> => {
    const broker = await startTestBroker({ database });
    try {
      const { token } = await broker.person('ADMIN');
      const client = await broker.open({ token, desde });
      const greeting = await client.nextOf('bienvenida');
      const answer = await client.next(({ tipo }) => tipo === 'reinicio' || tipo === 'al_dia');
      return `${answer.tipo} ${String(greeting['ultimo_id'])}`;
    } finally {
      await broker.close();
    }
  };
  await store(20, 40);
  await store(3, 1);
  await retire({ dataSource, days: 30, audit, logger: quiet }, new AbortController().signal);
  expect(await resume(19)).toBe('reinicio 23');
  expect(await resume(0)).toBe('reinicio 23');
  expect(await resume(20)).toBe('al_dia 23');

  await dataSource.query(`UPDATE EVENTOS_REALTIME SET FECHA = FECHA - interval '40 days'`);
  await retire({ dataSource, days: 30, audit, logger: quiet }, new AbortController().signal);
  expect(await storedIds()).toEqual([]);
  expect(await resume(22)).toBe('reinicio 23');
  expect(await resume(23)).toBe('al_dia 23');
});
