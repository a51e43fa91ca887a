import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BrokerProcess } from '../../testing/brokerProcess';
import { startTcpProxy, type TcpProxy } from '../../testing/tcpProxy';
import { expectShown, expectStoredOnce } from './promises';
import { Publisher } from './publisher';
import type { WatchedScreen } from './screen';
import { createStage, report, type Stage, type StagePerson } from './stage';

let stage: Stage;
let proxy: TcpProxy;
let broker: BrokerProcess;
let screens: WatchedScreen[];

beforeAll(async () => {
  stage = await createStage();
  const target = { host: '127.0.0.1', port: 0 };
  proxy = await startTcpProxy(target);
  broker = await stage.startBroker({
    env: { CAMPANA_ALLOWED_HOSTS: `127.0.0.1:${proxy.port}` },
  });
  target.port = Number(new URL(broker.url).port);
  const url = (): string => `ws://127.0.0.1:${proxy.port}/ws`;
  screens = await Promise.all([
    stage.screen('COCINERO', 1, url, { confirms: true }),
    stage.screen('ATENCION', 2, url),
    stage.screen('ADMIN', null, url),
  ]);
  screens.forEach((screen) => screen.stay());
  await vi.waitUntil(() => screens.every((screen) => screen.startedAt !== null), {
    timeout: 20_000,
  });
});
afterAll(async () => {
  await stage.close();
  await proxy.close();
});

/** What a counter has to send: one approval, with its key, to be repeated until it is answered. */
interface Waiting {
  orderId: number;
  key: string;
}

/** Sends what waits, each with its key; answers what is still without an answer. */
async function send(waiting: readonly Waiting[], token: string): Promise<Waiting[]> {
  const sent = waiting.map(async ({ orderId, key }) => {
    try {
      const response = await fetch(
        `http://127.0.0.1:${proxy.port}/api/pedidos/${orderId}/aprobar`,
        { method: 'POST', headers: { authorization: `Bearer ${token}`, 'idempotency-key': key } },
      );
      await response.text();
      return response.status === 200;
    } catch {
      return false;
    }
  });
  const done = await Promise.all(sent);
  return waiting.filter((_, index) => done[index] === false);
}

/** Lets the times that count for sending again and for escalation go by, without waiting for them. */
async function letPass(minutes: number): Promise<void> {
  const earlier = `- make_interval(mins => ${minutes})`;
  await stage.dataSource.query(`UPDATE ENTREGAS_PENDIENTES SET PROXIMO = PROXIMO ${earlier}`);
  await stage.dataSource.query(
    `UPDATE ALERTAS_COCINA SET FECHA_ENVIO = FECHA_ENVIO ${earlier}, FECHA_INSISTENCIA = FECHA_INSISTENCIA ${earlier}`,
  );
}

describe('a network that breaks between screens and broker', () => {
  it('for ten minutes, with work waiting on both sides: each action is done once, each event shown once', async () => {
    const [counter] = (await stage.people(1, 'ATENCION', 1)) as [StagePerson];
    const orders: { id: number }[] = await stage.dataSource.query(
      `INSERT INTO PEDIDOS (SUCURSAL_ID, SUBTIPO) SELECT 1, 'presencial' FROM generate_series(1, 30) RETURNING ID`,
    );
    const waiting = orders.map(({ id }) => ({ orderId: id, key: randomUUID() }));
    const [answerLost, rest] = [waiting.slice(0, 10), waiting.slice(10)];
    const approved = async (): Promise<number> => {
      const rows: { n: number }[] = await stage.dataSource.query(
        `SELECT count(*)::integer AS n FROM PEDIDOS WHERE ESTADO = 'EN_PREPARACION'`,
      );
      return rows[0]!.n;
    };
    // The first ten are done, but their answers never arrive.
    proxy.holdAnswers();
    const lost = send(answerLost, counter.token());
    await expect.poll(approved).toBe(answerLost.length);
    proxy.cut();
    const unanswered = [...(await lost), ...(await send(rest, counter.token()))];
    expect(unanswered).toHaveLength(waiting.length);

    const publisher = new Publisher(
      () => broker.url,
      stage.serviceToken(),
      () => ({}),
    );
    const urgent = { tipo: 'alerta_cocina', mensaje: 'x', prioridad: 'urgente', sucursal_id: 1 };
    await Promise.all([
      ...Array.from({ length: 5 }, () => publisher.publish(urgent)),
      ...Array.from({ length: 200 }, (_, n) =>
        publisher.publish({
          tipo: 'pedido_actualizado',
          pedido_id: n + 1,
          sucursal_id: 1 + (n % 2),
        }),
      ),
    ]);
    await letPass(10);
    const escalated = async (): Promise<number> =>
      (await stage.log()).filter(({ tipo }) => tipo === 'alerta_escalada').length;
    // Nobody was there to read them: the admins are told, each once.
    await expect.poll(escalated).toBe(5);

    proxy.restore();
    let open: Waiting[] = unanswered;
    await expect
      .poll(async () => (open = await send(open, counter.token())).length, { timeout: 30_000 })
      .toBe(0);
    const stored = await stage.log();
    await expectShown(screens, stored);
    expectStoredOnce(publisher.accepted, stored);
    expect(await approved()).toBe(waiting.length);
    const told: { n: number }[] = await stage.dataSource.query(
      `SELECT count(*)::integer AS n FROM EVENTOS_REALTIME WHERE TIPO = 'pedido_aprobado' GROUP BY ENTIDAD_ID`,
    );
    expect(told.map(({ n }) => n)).toEqual(waiting.map(() => 1));
    expect(await escalated()).toBe(5);
    report('ten minutes without network', {
      'actions that waited': waiting.length,
      'of these done before, answer lost': answerLost.length,
      'events that waited': publisher.accepted.size,
      escalated: 5,
      'done twice': 0,
      'missed or repeated': 0,
    });
  }, 120_000);

  it('costs no event and repeats none, whether connections are reset or fall silent', async () => {
    const publisher = new Publisher(
      () => broker.url,
      stage.serviceToken(),
      (count) => ({ tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 + (count % 2) }),
    );
    publisher.start(4);
    const cuts = 8;
    for (let n = 0; n < cuts; n += 1) {
      const shown = screens.map((screen) => screen.shown.length);
      await expect
        .poll(() => screens.every((screen, i) => screen.shown.length > shown[i]! + 2), {
          timeout: 20_000,
        })
        .toBe(true);
      if (n % 2 === 0) {
        proxy.cut();
      } else {
        proxy.hang();
        await delay(50);
        // What a screen does that has not heard the heartbeat for too long.
        screens.forEach((screen) => screen.drop());
      }
      await delay(50);
      proxy.restore();
    }
    await publisher.stop();
    const stored = await stage.log();
    await expectShown(screens, stored);
    expectStoredOnce(publisher.accepted, stored);
    report('network cut', {
      cuts,
      accepted: publisher.accepted.size,
      connections: screens.reduce((sum, screen) => sum + screen.closeCodes.length, 0),
      'missed or repeated': 0,
    });
  }, 120_000);
});
