import { readdir, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runningUrl } from '../../db/embedded/runningUrl';
import { createDataSource } from '../../db/dataSource';
import { startBrokerProcess, type BrokerProcess } from '../../testing/brokerProcess';
import { cutPower } from '../../testing/processTree';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { createAccessTokens } from '../auth/accessTokens';
import { readOrCreateSecret } from '../dataFolder';
import { powerCuts } from './longRun';
import { expectStoredOnce } from './promises';
import { Publisher } from './publisher';
import { brokerSettings, report, type StoredEvent } from './stage';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let broker: BrokerProcess;
let publisher: Publisher;

const start = () => startBrokerProcess({ dataDir: folder.path, env: brokerSettings });
const pidFile = () => join(folder.path, 'postgres', 'cluster', 'postmaster.pid');

beforeAll(async () => {
  folder = await temporaryFolder();
  broker = await start();
  const tokens = createAccessTokens(brokerSettings.CAMPANA_JWT_SECRET, { now: () => Date.now() });
  publisher = new Publisher(
    () => broker.url,
    tokens.issueService('pos', 1),
    (count) =>
      count % 3 === 0
        ? { tipo: 'alerta_cocina', mensaje: 'prueba' }
        : { tipo: 'pedido_aprobado', pedido_id: count },
  );
});
afterAll(async () => {
  await broker.stop();
  await folder.remove();
});

async function storedEvents(): Promise<StoredEvent[]> {
  const password = await readOrCreateSecret(folder.path, 'database');
  const url = await runningUrl(join(folder.path, 'postgres'), password);
  const dataSource = await createDataSource({ url: url ?? '' }).initialize();
  try {
    return await dataSource.query(
      `SELECT ID, TIPO, NULL AS SUCURSAL_ID, PAYLOAD::json ->> 'marca' AS MARCA
        FROM EVENTOS_REALTIME ORDER BY ID`,
    );
  } finally {
    await dataSource.destroy();
  }
}

/** After a restart of the computer the numbers of the locks are those of other programs. */
async function giveNumbersToOthers(): Promise<void> {
  for (const name of await readdir(folder.path)) {
    const taken = name.replace(/^campana-\d+-/, `campana-${process.pid}-`);
    if (name.endsWith('.lock')) await rename(join(folder.path, name), join(folder.path, taken));
  }
  const [, ...rest] = (await readFile(pidFile(), 'utf8')).split('\n');
  await writeFile(pidFile(), [String(process.pid), ...rest].join('\n'));
}

/** What a power cut leaves on the disk besides the data. */
const remains = [
  ['locks of processes that are gone', () => Promise.resolve()],
  ['locks whose numbers others have now', giveNumbersToOthers],
  ['a lock that was cut off', () => truncate(pidFile())],
] as const;

describe('when broker and database lose their power at once (kill -9 of all their processes)', () => {
  it(
    `a start is all it takes, and every 202 is there, once, in ${powerCuts} rounds`,
    async () => {
      const rounds = new Map<string, number>();
      publisher.start(4);
      for (let round = 0; round < powerCuts; round += 1) {
        const before = publisher.accepted.size;
        await expect
          .poll(() => publisher.accepted.size, { timeout: 30_000, interval: 5 })
          .toBeGreaterThan(before + 20);
        await cutPower(broker.pid);
        await broker.exited;
        const promised = new Map(publisher.accepted);
        const [name, leave] = remains[round % remains.length]!;
        await leave();
        broker = await start();
        rounds.set(name, (rounds.get(name) ?? 0) + 1);
        expectStoredOnce(promised, await storedEvents());
      }
      await publisher.stop();
      expectStoredOnce(publisher.accepted, await storedEvents());
      report('power cut', {
        ...Object.fromEntries(rounds),
        accepted: publisher.accepted.size,
        'attempts without an answer': publisher.failures,
        lost: 0,
        'stored twice': 0,
      });
    },
    powerCuts * 30_000 + 60_000,
  );
});
