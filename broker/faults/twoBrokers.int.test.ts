import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataSource } from '../../db/dataSource';
import type { BrokerProcess } from '../../testing/brokerProcess';
import { expectShown, expectStoredOnce } from './promises';
import { Publisher, publishOnce } from './publisher';
import type { WatchedScreen } from './screen';
import { createStage, report, type Stage } from './stage';

let stage: Stage;
let brokers: BrokerProcess[];
let token: string;
let writers: DataSource;

/** One of the brokers that run now, by turns. */
let turn = 0;
function any(): BrokerProcess {
  turn += 1;
  return brokers[turn % brokers.length]!;
}

beforeAll(async () => {
  stage = await createStage();
  brokers = await Promise.all([stage.startBroker(), stage.startBroker()]);
  token = stage.serviceToken();
  writers = await createDataSource({ url: stage.databaseUrl, poolSize: 16 }).initialize();
  await stage.dataSource.query(`INSERT INTO PRODUCTOS (NOMBRE, PRECIO) VALUES ('Papas', 7)`);
});
afterAll(async () => {
  await writers.destroy();
  await stage.close();
});

async function screensOf(broker: BrokerProcess): Promise<WatchedScreen[]> {
  const url = (): string => broker.wsUrl;
  const screens = await Promise.all([
    stage.screen('COCINERO', 1, url),
    stage.screen('ATENCION', 2, url, { confirms: true }),
    stage.screen('ADMIN', null, url),
  ]);
  await Promise.all(screens.map((screen) => screen.connect()));
  return screens;
}

/** A transaction of another program: several events, a commit that takes its time, now and then a rollback. */
async function write(writer: number, round: number): Promise<number> {
  const runner = writers.createQueryRunner();
  try {
    await runner.startTransaction();
    const events = 1 + Math.floor(Math.random() * 3);
    for (let n = 0; n < events; n += 1) {
      const payload = JSON.stringify({
        tipo: 'pedido_aprobado',
        pedido_id: round,
        sucursal_id: 1 + (writer % 2),
        marca: randomUUID(),
      });
      await runner.query(
        `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD) VALUES ('pedido_aprobado', $1)`,
        [payload],
      );
    }
    await delay(Math.random() * 4);
    if (Math.random() < 0.1) {
      await runner.rollbackTransaction();
      return 0;
    }
    await runner.commitTransaction();
    return events;
  } finally {
    await runner.release();
  }
}

describe('two brokers on one database', () => {
  it('skip no event at any screen while 16 writers commit late and both publish', async () => {
    const screens = (await Promise.all(brokers.map(screensOf))).flat();
    const publisher = new Publisher(
      () => any().url,
      token,
      (count) => ({ tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 + (count % 2) }),
    );
    publisher.start(4);
    const counts = await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        let committed = 0;
        for (let round = 0; round < 25; round += 1) committed += await write(writer, round);
        return committed;
      }),
    );
    await publisher.stop();
    const stored = await stage.log();
    await expectShown(screens, stored);
    expectStoredOnce(publisher.accepted, stored);
    report('16 writers, two brokers', {
      'committed late': counts.reduce((sum, count) => sum + count, 0),
      published: publisher.accepted.size,
      shown: screens.reduce((sum, screen) => sum + screen.shown.length, 0),
      skipped: 0,
    });
    await Promise.all(screens.map((screen) => screen.leave()));
  });

  it('give 100 concurrent requests with one key one effect and one answer: an event', async () => {
    const key = randomUUID();
    const event = { tipo: 'alerta_cocina', mensaje: 'una vez', sucursal_id: 1, marca: key };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => publishOnce(any().url, token, event, key)),
    );
    const stored = (await stage.log()).filter(({ marca }) => marca === key);
    expect(stored).toHaveLength(1);
    for (const answer of answers) expect(answer).toEqual({ id: stored[0]!.id });
    const alerts: unknown[] = await stage.dataSource.query(
      `SELECT FROM ALERTAS_COCINA WHERE MENSAJE = 'una vez'`,
    );
    expect(alerts).toHaveLength(1);
  });

  it('give 100 concurrent requests with one key one effect and one answer: an order', async () => {
    const [counter] = await stage.people(1, 'ATENCION', 1);
    const authorization = `Bearer ${counter!.token()}`;
    const answers = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const response = await fetch(`${any().url}/api/pedidos`, {
          method: 'POST',
          headers: {
            authorization,
            'content-type': 'application/json',
            'idempotency-key': 'un pedido',
          },
          body: JSON.stringify({
            subtipo: 'presencial',
            cliente: 'una vez',
            items: [{ producto_id: 1, cantidad: 1 }],
          }),
        });
        return { status: response.status, text: await response.text() };
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const rows: unknown[] = await stage.dataSource.query(
      `SELECT FROM PEDIDOS WHERE CLIENTE = 'una vez'`,
    );
    expect(rows).toHaveLength(1);
  });

  it('are restarted one after the other under publishing: nothing is lost, nobody starts over', async () => {
    const wsUrl = (): string => any().wsUrl;
    const screens = await Promise.all([
      stage.screen('COCINERO', 1, wsUrl, { confirms: true }),
      stage.screen('ATENCION', 2, wsUrl),
      stage.screen('ADMIN', null, wsUrl),
      stage.screen('ADMIN', null, wsUrl),
    ]);
    screens.forEach((screen) => screen.stay());
    await expect.poll(() => screens.every((screen) => screen.startedAt !== null)).toBe(true);
    const publisher = new Publisher(
      () => any().url,
      token,
      (count) => ({ tipo: 'pedido_actualizado', pedido_id: count, nuevo_estado: 'LISTO' }),
    );
    publisher.start(4);
    const restarts = 4;
    for (let n = 0; n < restarts; n += 1) {
      const before = publisher.accepted.size;
      await expect
        .poll(() => publisher.accepted.size, { timeout: 20_000 })
        .toBeGreaterThan(before + 20);
      const [oldest, ...others] = brokers;
      brokers = others;
      expect(await oldest!.stop()).toBe(0);
      brokers.push(await stage.startBroker());
    }
    await publisher.stop();
    const stored = await stage.log();
    await expectShown(screens, stored);
    expectStoredOnce(publisher.accepted, stored);
    const codes = screens.flatMap((screen) => screen.closeCodes);
    expect(codes).toContain(1001);
    report('rolling restart', {
      restarts,
      accepted: publisher.accepted.size,
      'attempts without an answer': publisher.failures,
      'sockets closed with 1001': codes.filter((code) => code === 1001).length,
      lost: 0,
      'told to start over': 0,
    });
  }, 120_000);
});
