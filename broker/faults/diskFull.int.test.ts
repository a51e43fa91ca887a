import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrokerProcess } from '../../testing/brokerProcess';
import { startOwnPostgres } from './ownPostgres';
import { expectShown, expectStoredOnce } from './promises';
import { publishOnce } from './publisher';
import type { WatchedScreen } from './screen';
import { mountSmallDisk, type SmallDisk } from './smallDisk';
import { createStage, report, type Stage } from './stage';

let disk: SmallDisk | null;
let stage: Stage;
let broker: BrokerProcess;
let screen: WatchedScreen;

beforeAll(async () => {
  disk = await mountSmallDisk(140);
  stage = await createStage(
    disk === null ? undefined : await startOwnPostgres(join(disk.path, 'postgres')),
  );
  broker = await stage.startBroker();
  screen = await stage.screen('COCINERO', 1, () => broker.wsUrl);
  await screen.connect();
});
afterAll(async () => {
  await stage.close();
  await disk?.close();
});

/** Where nobody may mount a disk, the database is made to say what a full one makes it say. */
async function fill(): Promise<void> {
  await disk?.fill();
  if (disk !== null) return;
  await stage.dataSource.query(
    `CREATE FUNCTION LLENO() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
    END $$`,
  );
  await stage.dataSource.query(
    'CREATE TRIGGER LLENO BEFORE INSERT ON EVENTOS_REALTIME EXECUTE FUNCTION LLENO()',
  );
}

async function free(): Promise<void> {
  await disk?.free();
  if (disk === null) await stage.dataSource.query('DROP TRIGGER LLENO ON EVENTOS_REALTIME');
}

describe('while the disk of the database is full', () => {
  it('publishing is 503 and never 202, screens stay, and all is well by itself once there is space', async () => {
    const token = stage.serviceToken();
    const accepted = new Map<string, number>();
    let refused = 0;
    const publish = async (name: string): Promise<void> => {
      const event = {
        tipo: 'pedido_aprobado',
        pedido_id: 1,
        marca: name,
        relleno: 'x'.repeat(1_800),
      };
      const attempt = await publishOnce(broker.url, token, event, name);
      if (typeof attempt === 'object' && 'id' in attempt) {
        accepted.set(name, attempt.id);
        return;
      }
      // While its log has no room either, the database itself ends and is started again.
      expect(attempt).toMatchObject({
        status: 503,
        retryAfter: expect.stringMatching(/^\d+$/) as string,
      });
      refused += 1;
    };
    await publish('before');
    await fill();
    for (let n = 0; refused < 20 && n < 20_000; n += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, i) => publish(`full ${n + i}`)));
    }
    expect(refused).toBeGreaterThanOrEqual(20);
    await free();
    await expect
      .poll(
        async () => {
          await publish('after');
          return accepted.has('after');
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    const stored = await stage.log();
    expectStoredOnce(accepted, stored);
    await expectShown([screen], stored);
    expect(screen.closeCodes).toEqual([]);
    report('disk full', {
      disk: disk === null ? 'simulated, mounting is not allowed here' : 'real',
      accepted: accepted.size,
      '503': refused,
      lost: 0,
    });
  });
});
