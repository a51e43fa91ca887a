import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import type { Frame, WsTestClient } from '../../testing/wsClient';

let database: TestDatabase;
let one: TestBroker;
let two: TestBroker;
beforeAll(async () => {
  database = await createTestDatabase();
  one = await startTestBroker({ database });
  two = await startTestBroker({ database });
});
afterAll(async () => {
  await one.close();
  await two.close();
  await database.drop();
});

/** Two looks of the watch, which asks every second: what was to come a second time has come by then. */
const twoLooksMs = 2_500;

async function cookAt(broker: TestBroker, branch = 1): Promise<WsTestClient> {
  const client = await broker.open({ token: (await broker.person('COCINERO', branch)).token });
  await client.nextOf('bienvenida');
  return client;
}

function attemptsOf(client: WsTestClient, id: number): unknown[] {
  return client
    .all()
    .filter((frame) => frame['id'] === id && frame.tipo !== 'al_dia')
    .map(({ reintento }) => reintento);
}

async function isPending(id: number): Promise<boolean> {
  const rows: unknown[] = await one.dataSource.query(
    'SELECT FROM ENTREGAS_PENDIENTES WHERE EVENTO_ID = $1',
    [id],
  );
  return rows.length > 0;
}

/** The next attempt at an event is due, and so many were made before. */
async function makeDue(id: number, attemptsMade: number): Promise<void> {
  await one.dataSource.query(
    `UPDATE ENTREGAS_PENDIENTES SET INTENTOS = $2, PROXIMO = now() AT TIME ZONE 'UTC' WHERE EVENTO_ID = $1`,
    [id, attemptsMade],
  );
}

describe('two brokers on one database', () => {
  it('[C3] what nobody confirmed is sent again to the screens of both, each attempt once', async () => {
    const cooks = [await cookAt(one), await cookAt(two)];
    const id = await one.broadcast({ tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 });
    for (const cook of cooks) await cook.next((frame) => frame['id'] === id);
    await makeDue(id, 0);
    for (const cook of cooks) {
      await cook.next((frame) => frame['id'] === id && frame['reintento'] === 1);
    }
    await delay(twoLooksMs);
    for (const cook of cooks) expect(attemptsOf(cook, id)).toEqual([undefined, 1]);
    cooks[1]!.send({ tipo: 'ack', id });
    await expect.poll(() => isPending(id)).toBe(false);
  });

  it('[C4] an urgent alert nobody read reaches every screen of its branch again, then the admins everywhere, each once', async () => {
    await one.dataSource.query(
      `UPDATE SUCURSALES SET AJUSTES = '{"segundos_insistir": 5, "segundos_escalar": 10}' WHERE ID = 2`,
    );
    const cooks = [await cookAt(one, 2), await cookAt(two, 2)];
    const elsewhere = await cookAt(two, 1);
    const admins: WsTestClient[] = [];
    for (const broker of [one, two]) {
      const admin = await broker.open({ token: (await broker.person('ADMIN')).token });
      await admin.nextOf('bienvenida');
      admins.push(admin);
    }
    const body = { tipo: 'alerta_cocina', mensaje: 'fuego', prioridad: 'urgente' };
    const id = await two.broadcast({ ...body, sucursal_id: 2 });
    // The other branch has the usual times, so its alert waits.
    const calm = await two.broadcast({ ...body, sucursal_id: 1 });
    const alert = await cooks[0]!.next((frame) => frame['id'] === id);
    await cooks[1]!.next((frame) => frame['id'] === id);
    await elsewhere.next((frame) => frame['id'] === calm);
    // Shown is not read: confirming it changes nothing.
    cooks[0]!.send({ tipo: 'ack', id });
    elsewhere.send({ tipo: 'ack', id: calm });
    await expect.poll(() => isPending(id)).toBe(false);
    await expect.poll(() => isPending(calm)).toBe(false);
    // LEIDA is NULL where another program left it out: unread all the same.
    await one.dataSource.query(
      `UPDATE ALERTAS_COCINA SET LEIDA = NULL, FECHA_ENVIO = FECHA_ENVIO - interval '6 seconds'`,
    );
    for (const cook of cooks) {
      await cook.next((frame) => frame['id'] === id && frame['reintento'] !== undefined);
    }
    await one.dataSource.query(
      `UPDATE ALERTAS_COCINA SET FECHA_ENVIO = FECHA_ENVIO - interval '5 seconds'`,
    );
    const isEscalation = (frame: Frame): boolean => frame.tipo === 'alerta_escalada';
    for (const client of [...admins, ...cooks]) {
      expect(await client.next(isEscalation)).toMatchObject({
        alerta_id: alert['alerta_id'],
        sucursal_id: 2,
      });
    }
    await delay(twoLooksMs);
    for (const client of admins) expect(client.all().filter(isEscalation)).toHaveLength(1);
    for (const cook of cooks) expect(attemptsOf(cook, id)).toEqual([undefined, 1]);
    expect(elsewhere.all().filter(isEscalation)).toEqual([]);
    expect(attemptsOf(elsewhere, calm)).toEqual([undefined]);
  });
});

describe('a restart', () => {
  it('[C3] goes on counting where it was, and repeats no attempt that was made', async () => {
    const id = await one.broadcast({ tipo: 'refill_solicitado', refill_id: 5, sucursal_id: 1 });
    await makeDue(id, 3);
    await expect
      .poll(async () => {
        const rows: { intentos: number }[] = await one.dataSource.query(
          'SELECT INTENTOS FROM ENTREGAS_PENDIENTES WHERE EVENTO_ID = $1',
          [id],
        );
        return rows[0]?.intentos;
      })
      .toBe(4);
    const three = await startTestBroker({ database });
    try {
      const cook = await cookAt(three);
      await delay(twoLooksMs);
      expect(attemptsOf(cook, id)).toEqual([]);
      await makeDue(id, 4);
      await cook.next((frame) => frame['id'] === id && frame['reintento'] === 5);
      cook.send({ tipo: 'ack', id });
      await expect.poll(() => isPending(id)).toBe(false);
    } finally {
      await three.close();
    }
  });
});
