import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database';
import { createDataSource } from './dataSource';
import { saveConfirmations, takeDueRedeliveries } from './deliveries';
import { appendEvents } from './eventLog';
import { announceResends, readAnnouncement } from './resends';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function appendAlert(): Promise<number> {
  const { events } = await appendEvents(dataSource.manager, [
    { tipo: 'alerta_cocina', mensaje: 'x', prioridad: 'normal' },
  ]);
  return events[0]!.id;
}

/** Seconds from a moment until the next attempt; null when none is to come. */
async function waitOf(id: number): Promise<number | null> {
  const rows: { s: number }[] = await dataSource.query(
    `SELECT extract(epoch FROM P.PROXIMO - E.FECHA)::float8 AS s
      FROM ENTREGAS_PENDIENTES P JOIN EVENTOS_REALTIME E ON E.ID = P.EVENTO_ID WHERE P.EVENTO_ID = $1`,
    [id],
  );
  return rows[0]?.s ?? null;
}

it('[C3] sends again after 5 s, then doubling to 60 s, ten times in all', async () => {
  const id = await appendAlert();
  expect(await waitOf(id)).toBe(5);
  const waits: number[] = [];
  const attempts: number[] = [];
  for (;;) {
    await dataSource.query(
      `UPDATE ENTREGAS_PENDIENTES SET PROXIMO = now() AT TIME ZONE 'UTC' - interval '1 second'`,
    );
    const taken = await dataSource.transaction(async (manager) => {
      const due = await takeDueRedeliveries(manager);
      // Within the transaction "now" stands still, so the wait is exact.
      const rows: { s: number }[] = await manager.query(
        `SELECT extract(epoch FROM PROXIMO - (now() AT TIME ZONE 'UTC'))::float8 AS s
          FROM ENTREGAS_PENDIENTES WHERE EVENTO_ID = $1`,
        [id],
      );
      waits.push(...rows.map(({ s }) => s));
      return due;
    });
    if (taken.length === 0) break;
    attempts.push(...taken.map(({ attempt }) => attempt));
  }
  expect(waits).toEqual([10, 20, 40, 60, 60, 60, 60, 60, 60, 60]);
  expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await waitOf(id)).toBeNull();
});

it('[C3] an attempt is made by one broker, however many look at once', async () => {
  const id = await appendAlert();
  await dataSource.query(`UPDATE ENTREGAS_PENDIENTES SET PROXIMO = now() AT TIME ZONE 'UTC'`);
  const looks = await Promise.all(
    Array.from({ length: 8 }, () =>
      dataSource.transaction((manager) => takeDueRedeliveries(manager)),
    ),
  );
  expect(looks.flat().map(({ logged, attempt }) => [logged.id, attempt])).toEqual([[id, 1]]);
});

it('[C1] keeps a refusal with its reason, and a confirmation of the same screen in its place', async () => {
  const id = await appendAlert();
  const answer = (screen: string, reason: string | null): ReturnType<typeof saveConfirmations> =>
    saveConfirmations(dataSource.manager, [
      { eventId: id, screen, userId: null, at: new Date(), reason, settles: true },
    ]);
  const stored = (): Promise<unknown> =>
    dataSource.query(
      'SELECT PANTALLA, MOTIVO FROM ENTREGAS WHERE EVENTO_ID = $1 ORDER BY PANTALLA',
      [id],
    );
  await answer('a', 'sin espacio');
  await answer('b', 'sin sonido');
  expect(await waitOf(id)).not.toBeNull();
  await answer('a', null);
  await answer('a', 'tarde');
  expect(await stored()).toEqual([
    { pantalla: 'a', motivo: null },
    { pantalla: 'b', motivo: 'sin sonido' },
  ]);
  expect(await waitOf(id)).toBeNull();
});

it('brokers understand what others announce, and take nothing else for an announcement', async () => {
  const resends = Array.from({ length: 450 }, (_, i) => ({ id: 2_147_483_000 + i, attempt: 10 }));
  const told: string[] = [];
  const manager = {
    query: (_sql: string, [, text]: [string, string]) => Promise.resolve(told.push(text)),
  };
  await announceResends(manager as never, 'one', resends);
  expect(Math.max(...told.map((text) => Buffer.byteLength(text)))).toBeLessThan(8_000);
  expect(told.flatMap((text) => readAnnouncement(text, 'two'))).toEqual(resends);
  expect(told.flatMap((text) => readAnnouncement(text, 'one'))).toEqual([]);
  for (const text of ['', '12', 'null', '{"pairs":3}', '{"pairs":[1,["2",3],[4]]}', '[]']) {
    expect(readAnnouncement(text, 'two')).toEqual([]);
  }
});
