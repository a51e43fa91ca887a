import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../db/dataSource';
import { startBrokerProcess, type BrokerProcess } from '../../testing/brokerProcess';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { eventually } from '../../testing/whatsapp/stage';
import { deliver, messagesWebhook, newWamid, textMessage } from '../../testing/whatsapp/webhooks';
import { isLong } from '../faults/longRun';

const appSecret = 'the secret of the app, as tests have it';
const rounds = isLong ? 100 : 3;

let database: TestDatabase;
let dataSource: DataSource;
let broker: BrokerProcess;

async function start(): Promise<void> {
  broker = await startBrokerProcess({
    databaseUrl: database.url,
    env: {
      CAMPANA_LOG_LEVEL: 'silent',
      CAMPANA_ADMIN_PASSWORD: 'not used here',
      CAMPANA_WHATSAPP_APP_SECRET: appSecret,
    },
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url }).initialize();
  await dataSource.query(`INSERT INTO SUCURSALES (NOMBRE) VALUES ('Miraflores')`);
  await dataSource.query(`INSERT INTO PRODUCTOS (NOMBRE, PRECIO) VALUES ('Papas', 7.90)`);
  await start();
}, 120_000);
afterAll(async () => {
  await broker.kill9();
  await dataSource.destroy();
  await database.drop();
});

/** Delivers a message of a customer as Meta does; answers whether it was taken. */
async function say(id: string, from: string): Promise<boolean> {
  const webhook = messagesWebhook([textMessage('2 papas', { id, from })]);
  try {
    return (await deliver(broker.url, appSecret, webhook)).status === 200;
  } catch {
    // Killed before it could answer.
    return false;
  }
}

const many = (count: number): { id: string; from: string }[] =>
  Array.from({ length: count }, (_, n) => ({ id: newWamid(), from: `5190000${1000 + n}` }));

async function count(table: string): Promise<number> {
  const rows: { n: number }[] = await dataSource.query(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]!.n;
}

/** Nothing that was accepted before waits any more. */
function allTakenIn(): Promise<void> {
  return eventually(async () => expect(await count('WHATSAPP_ENTRADAS')).toBe(0));
}

/** What was answered with 200, by Meta's number. */
const accepted = new Set<string>();

/** The intake has begun its work and cannot end it. */
async function inTheMidst(): Promise<void> {
  await allTakenIn();
  const before = await count('MENSAJES');
  const holder = dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('LOCK TABLE MENSAJES IN EXCLUSIVE MODE');
  const messages = many(20);
  const taken = await Promise.all(messages.map(({ id, from }) => say(id, from)));
  expect(taken.every(Boolean)).toBe(true);
  await eventually(async () => {
    const waiting: unknown[] = await dataSource.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database()
        AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO MENSAJES%'`,
    );
    expect(waiting).toHaveLength(1);
  });
  await broker.kill9();
  await holder.rollbackTransaction();
  await holder.release();
  expect(await count('MENSAJES')).toBe(before);
  messages.forEach(({ id }) => accepted.add(id));
}

/** Somewhere between the first byte of a webhook and the end of its intake; Meta repeats what got no answer. */
async function somewhere(): Promise<void> {
  const messages = many(60);
  const answers = messages.map(async ({ id, from }) => {
    if (await say(id, from)) accepted.add(id);
    return id;
  });
  await Promise.any(answers);
  await broker.kill9();
  await Promise.all(answers);
  await start();
  for (const { id, from } of messages.filter((message) => !accepted.has(message.id))) {
    expect(await say(id, from)).toBe(true);
    accepted.add(id);
  }
  await broker.kill9();
}

describe('a broker that is killed while it takes messages in', () => {
  it(
    `loses none that it answered for and stores each once, in ${rounds} rounds`,
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        await (round % 2 === 0 ? inTheMidst() : somewhere());
        await start();
      }
      await allTakenIn();
      const stored: { wamid: string; borrador_id: number | null }[] = await dataSource.query(
        'SELECT WAMID, BORRADOR_ID FROM MENSAJES',
      );
      expect(stored.map(({ wamid }) => wamid).sort()).toEqual([...accepted].sort());
      expect(stored.every(({ borrador_id }) => borrador_id !== null)).toBe(true);
      const unread: { n: number }[] = await dataSource.query(
        'SELECT sum(SIN_LEER)::int AS n FROM CONVERSACIONES',
      );
      expect(unread).toEqual([{ n: accepted.size }]);
    },
    rounds * 20_000 + 60_000,
  );
});
