import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BrokerProcess } from '../../testing/brokerProcess';
import { startTcpProxy, type TcpProxy } from '../../testing/tcpProxy';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { faultRounds } from './longRun';
import { expectShown, expectStoredOnce } from './promises';
import { Publisher, publishOnce, type Attempt } from './publisher';
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
  await vi.waitUntil(() => screens.every((screen) => screen.startedAt !== null), {
    timeout: 20_000,
  });
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
  const rows: { id: number }[] = await stage.dataSource.query(
    `SELECT ID FROM EVENTOS_REALTIME WHERE PAYLOAD::json ->> 'marca' = $1`,
    [mark],
  );
  return rows.map(({ id }) => id);
}

/** What every event was accepted with, whoever sent it. */
const accepted = new Map<string, number>();
/** Alerts that were shown when their broker was killed: nobody had noted their acknowledgement. */
const unacknowledged: number[] = [];

function idOf(attempt: Attempt): number {
  if (typeof attempt === 'object' && 'id' in attempt) return attempt.id;
  throw new Error(`not accepted: ${JSON.stringify(attempt)}`);
}

/** Leaves no trace of the event, and its repeat is stored once. */
async function beforeTheCommit(): Promise<void> {
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
  await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  await broker.kill9();
  expect(await attempt).toBe('no answer');
  await holder.query('SELECT pg_advisory_unlock($1)', [turnKey]);
  await holder.release();
  await start();
  expect(await storedWith(mark)).toEqual([]);
  accepted.set(mark, idOf(await publishOnce(broker.url, token, event, mark)));
}

/** Has stored the event although nobody was answered. */
async function afterTheCommit(): Promise<void> {
  const mark = randomUUID();
  const event = { tipo: 'voucher_nuevo', voucher_id: 1, marca: mark };
  // Connections enough, whatever else the broker does: a new one would wait for answers before it asks.
  await Promise.all(Array.from({ length: 5 }, () => fetch(`${broker.url}/health`)));
  // One statement commits by itself, so that its answer is the first that is missing.
  proxy.holdAnswers();
  const attempt = publishOnce(broker.url, token, event);
  await expect.poll(() => storedWith(mark), { timeout: 20_000 }).toHaveLength(1);
  await broker.kill9();
  expect(await attempt).toBe('no answer');
  proxy.restore();
  await start();
  expect(await storedWith(mark)).toHaveLength(1);
}

/** The screen has shown it, and its acknowledgement is on its way or in the memory of the broker. */
async function beforeTheAcknowledgement(): Promise<void> {
  const mark = randomUUID();
  const event = { tipo: 'alerta_cocina', mensaje: 'sin acuse', sucursal_id: 1, marca: mark };
  const id = idOf(await publishOnce(broker.url, token, event, mark));
  accepted.set(mark, id);
  const [cook] = screens as [WatchedScreen];
  await expect.poll(() => cook.shown.includes(id), { timeout: 20_000, interval: 5 }).toBe(true);
  await broker.kill9();
  unacknowledged.push(id);
  await start();
}

/** Somewhere between a request's first byte and its answer: each takes a few milliseconds. */
async function atARandomMoment(): Promise<void> {
  const publisher = new Publisher(url, token, makeEvent);
  publisher.start(4);
  await expect.poll(() => publisher.accepted.size, { timeout: 20_000 }).toBeGreaterThan(3);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
  await broker.kill9();
  await start();
  await publisher.stop();
  publisher.accepted.forEach((id, mark) => accepted.set(mark, id));
  unanswered += publisher.failures;
}

let unanswered = 0;
const moments = [
  ['before the commit', beforeTheCommit],
  ['after the commit', afterTheCommit],
  ['before the acknowledgement', beforeTheAcknowledgement],
  ['at a random moment', atARandomMoment],
] as const;

describe('a broker that is killed without warning (kill -9)', () => {
  it(
    `loses nothing it accepted, shows nothing twice and forgets no acknowledgement, in ${faultRounds} rounds`,
    async () => {
      const rounds = new Map<string, number>();
      for (let round = 0; round < faultRounds; round += 1) {
        const [name, kill] = moments[round % moments.length]!;
        await vi.waitUntil(() => screens.every((screen) => screen.isOpen), { timeout: 20_000 });
        await kill();
        rounds.set(name, (rounds.get(name) ?? 0) + 1);
      }
      const stored = await stage.log();
      await expectShown(screens, stored);
      expectStoredOnce(accepted, stored);
      // Sent again until its acknowledgement is stored: what waits for its next time need not wait here.
      await stage.dataSource.query(
        `UPDATE ENTREGAS_PENDIENTES SET PROXIMO = now() AT TIME ZONE 'UTC'`,
      );
      const confirmed = async (): Promise<number> => {
        const rows: { n: number }[] = await stage.dataSource.query(
          'SELECT count(DISTINCT EVENTO_ID)::integer AS n FROM ENTREGAS WHERE EVENTO_ID = ANY ($1) AND MOTIVO IS NULL',
          [unacknowledged],
        );
        return rows[0]!.n;
      };
      await expect.poll(confirmed, { timeout: 90_000 }).toBe(unacknowledged.length);
      report('kill -9', {
        ...Object.fromEntries(rounds),
        accepted: accepted.size,
        'attempts without an answer': unanswered,
        shown: screens.reduce((sum, screen) => sum + screen.shown.length, 0),
        lost: 0,
        'shown twice': 0,
        'acknowledgements missing': 0,
      });
    },
    faultRounds * 10_000 + 120_000,
  );
});
