import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BrokerProcess } from '../../testing/brokerProcess';
import { startTcpProxy, type TcpProxy } from '../../testing/tcpProxy';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { faultRounds } from './longRun';
import { expectShown, expectStoredOnce } from './promises';
import { Publisher, publishOnce } from './publisher';
import type { WatchedScreen } from './screen';
import { createStage, report, type Stage } from './stage';

/** The key of the lock that gives out event numbers; whoever holds it holds up every commit. */
const turnKey = 8765001;

let stage: Stage;
let proxy: TcpProxy;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let broker: BrokerProcess;
let token: string;
let screens: WatchedScreen[];
const url = (): string => broker.url;
const wsUrl = (): string => broker.wsUrl;

async function start(): Promise<void> {
  const databaseUrl = new URL(stage.databaseUrl);
  databaseUrl.port = String(proxy.port);
  broker = await stage.startBroker({ dataDir: folder.path, databaseUrl: databaseUrl.href });
}

beforeAll(async () => {
  stage = await createStage();
  folder = await temporaryFolder();
  const { hostname, port } = new URL(stage.databaseUrl);
  proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  await start();
  token = stage.serviceToken();
  screens = await Promise.all([
    stage.screen('COCINERO', 1, wsUrl, { confirms: true }),
    stage.screen('ATENCION', 2, wsUrl),
    stage.screen('ADMIN', null, wsUrl),
  ]);
  screens.forEach((screen) => screen.stay());
  await vi.waitUntil(() => screens.every((screen) => screen.startedAt !== null));
});
afterAll(async () => {
  await stage.close();
  await proxy.close();
  await folder.remove();
});

const makeEvent = (count: number): object => {
  const branch = count % 4 === 3 ? {} : { sucursal_id: 1 + (count % 2) };
  if (count % 5 === 0) return { tipo: 'alerta_cocina', mensaje: 'prueba', ...branch };
  if (count % 3 === 0) return { tipo: 'voucher_nuevo', voucher_id: count, ...branch };
  return { tipo: 'pedido_aprobado', pedido_id: count, ...branch };
};

async function storedWith(mark: string): Promise<number[]> {
  const stored = await stage.log();
  return stored.filter(({ marca }) => marca === mark).map(({ id }) => id);
}

describe('a broker that is killed without warning (kill -9)', () => {
  it(
    `loses nothing it accepted and shows nothing twice, in ${faultRounds} rounds of random moments`,
    async () => {
      const publisher = new Publisher(url, token, makeEvent);
      publisher.start(4);
      for (let round = 0; round < faultRounds; round += 1) {
        const before = publisher.accepted.size;
        await expect
          .poll(() => publisher.accepted.size, { timeout: 20_000 })
          .toBeGreaterThan(before + 3);
        // Somewhere between a request's first byte and its answer: each takes a few milliseconds.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
        await broker.kill9();
        await start();
      }
      await publisher.stop();
      const stored = await stage.log();
      await expectShown(screens, stored);
      expectStoredOnce(publisher.accepted, stored);
      report('kill -9', {
        rounds: faultRounds,
        accepted: publisher.accepted.size,
        'attempts without an answer': publisher.failures,
        shown: screens.reduce((sum, screen) => sum + screen.shown.length, 0),
        lost: 0,
        'shown twice': 0,
      });
    },
    faultRounds * 10_000,
  );

  it('before the commit leaves no trace of the event, and its repeat is stored once', async () => {
    const mark = randomUUID();
    const event = { tipo: 'alerta_cocina', mensaje: 'antes', marca: mark };
    const holder = stage.dataSource.createQueryRunner();
    await holder.query('SELECT pg_advisory_lock($1)', [turnKey]);
    const attempt = publishOnce(broker.url, token, event, mark);
    const waiting = (): Promise<object[]> =>
      stage.dataSource.query(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [turnKey],
      );
    await expect.poll(async () => (await waiting()).length).toBe(1);
    await broker.kill9();
    expect(await attempt).toBe('no answer');
    await holder.query('SELECT pg_advisory_unlock($1)', [turnKey]);
    await holder.release();
    await start();
    expect(await storedWith(mark)).toEqual([]);
    const repeat = await publishOnce(broker.url, token, event, mark);
    expect(await storedWith(mark)).toEqual([(repeat as { id: number }).id]);
    await expectShown(screens, await stage.log());
  });

  it('after the commit and before the answer has stored the event, shows it, and answers its repeat', async () => {
    const mark = randomUUID();
    const event = { tipo: 'voucher_nuevo', voucher_id: 1, marca: mark };
    // One statement commits by itself, so that its answer is the first that is missing.
    proxy.holdAnswers();
    const attempt = publishOnce(broker.url, token, event);
    await expect.poll(() => storedWith(mark)).toHaveLength(1);
    await broker.kill9();
    expect(await attempt).toBe('no answer');
    proxy.restore();
    await start();
    expect(await storedWith(mark)).toHaveLength(1);
    await expectShown(screens, await stage.log());
  });
});
