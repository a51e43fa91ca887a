import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import type { StaffRole } from '../../shared/roles';
import { expectShown } from './promises';
import { WatchedScreen } from './screen';
import { report, type StoredEvent } from './stage';

const longReplay = 8_000;
const minute = 60_000;

let database: TestDatabase;
let broker: TestBroker;
const screens: WatchedScreen[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  // A first broker has the tables filled, so that the one under test holds them in its window.
  const writer = await startTestBroker({ database });
  await writer.dataSource.query(
    `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD)
      SELECT 'voucher_nuevo', json_build_object('tipo', 'voucher_nuevo', 'voucher_id', N,
        'sucursal_id', 1, 'relleno', repeat('x', 1800)) FROM generate_series(1, $1::integer) AS N`,
    [longReplay],
  );
  await writer.close();
  broker = await startTestBroker({ database });
});
afterAll(async () => {
  await Promise.all(screens.map((screen) => screen.leave()));
  await broker.close();
  await database.drop();
});

interface Person {
  id: number;
  screen: WatchedScreen;
  /** Signs in again, as things stand now. */
  renew(role?: StaffRole): Promise<void>;
}

async function person(role: StaffRole, position: number | null = null): Promise<Person> {
  const { id, token } = await broker.person(role, 1);
  const current = { token, watcher: { role, branchId: 1 } };
  const screen = new WatchedScreen({
    watcher: current.watcher,
    url: () => broker.wsUrl,
    token: () => current.token,
  });
  screen.position = position;
  screen.startedAt = position;
  screens.push(screen);
  return {
    id,
    screen,
    async renew(newRole = role) {
      const user = { id, nombre: 'Persona', rol: newRole, sucursal_id: 1 };
      current.token = (await broker.auth.sessions.open(user)).token;
      current.watcher.role = newRole;
    },
  };
}

function log(): Promise<StoredEvent[]> {
  return broker.dataSource.query(
    `SELECT ID, TIPO, (PAYLOAD::json ->> 'sucursal_id')::integer AS SUCURSAL_ID,
      PAYLOAD::json ->> 'marca' AS MARCA FROM EVENTOS_REALTIME ORDER BY ID`,
  );
}

async function connections(): Promise<number> {
  const response = await fetch(`${broker.url}/health`);
  return ((await response.json()) as { clientes: number }).clientes;
}

/** A screen in the middle of a replay that is much longer than every buffer on the way. */
async function inReplay(): Promise<Person> {
  const someone = await person('ATENCION', 0);
  await someone.screen.connect();
  someone.screen.pause();
  return someone;
}

describe('in the middle of a long replay', () => {
  it('a role that is taken away ends it: nothing is written after that, and a resume shows the new role only', async () => {
    const { id, screen, renew } = await inReplay();
    await broker.dataSource.query(`UPDATE USUARIOS SET ROL = 'COCINERO' WHERE ID = $1`, [id]);
    await expect.poll(connections, { timeout: 20_000 }).toBe(0);
    screen.resume();
    await screen.ended();
    const before = screen.shown.length;
    expect(before).toBeLessThan(longReplay);
    await renew('COCINERO');
    await screen.connect();
    await expect.poll(() => screen.timesCaughtUp).toBe(1);
    expect(screen.shown).toHaveLength(before);
    expect(screen.faults).toEqual([]);
    await screen.leave();
    report('role taken away in a replay', { of: longReplay, written: before, 'not allowed': 0 });
  });

  it('a token that ends ends it, and a new token goes on where it was', async () => {
    const { screen, renew } = await inReplay();
    broker.clock.advance(15 * minute);
    try {
      await expect.poll(connections, { timeout: 20_000 }).toBe(0);
      screen.resume();
      await screen.ended();
      const before = screen.shown.length;
      expect(before).toBeLessThan(longReplay);
      await renew();
      await screen.connect();
      await expectShown([screen], await log());
      await screen.leave();
      report('token ended in a replay', { of: longReplay, 'before it ended': before });
    } finally {
      broker.clock.advance(-15 * minute);
    }
  });
});

describe('under steady publishing', () => {
  it('a cook who was at the counter until now gets no voucher any more', async () => {
    const { id, screen, renew } = await person('ATENCION');
    await screen.connect();
    let accepted = 0;
    const enough = new AbortController();
    const publishing = (async () => {
      while (!enough.signal.aborted) {
        await broker.broadcast({ tipo: 'voucher_nuevo', voucher_id: 1, sucursal_id: 1 });
        await broker.broadcast({ tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 });
        accepted += 2;
      }
    })();
    await expect.poll(() => screen.shown.length).toBeGreaterThan(10);
    await broker.dataSource.query(`UPDATE USUARIOS SET ROL = 'COCINERO' WHERE ID = $1`, [id]);
    await screen.ended();
    expect(screen.closeCodes).toEqual([4401]);
    const asCounter = screen.shown.length;
    // From here on, a voucher on this screen is an entry in its faults.
    await renew('COCINERO');
    await screen.connect();
    await expect.poll(() => screen.shown.length).toBeGreaterThan(asCounter + 10);
    enough.abort();
    await publishing;
    expect(screen.faults).toEqual([]);
    await screen.leave();
    report('role changed under publishing', { accepted, shown: screen.shown.length });
  });
});

describe('when the clock of the server jumps', () => {
  it.each([
    ['forward', 60 * minute],
    ['back', -60 * minute],
  ])(
    '%s by an hour: nothing is lost, nothing is shown twice, a repeated key still means the same',
    async (_way, ms) => {
      const people = await Promise.all([person('ATENCION'), person('COCINERO')]);
      await Promise.all(people.map(({ screen }) => screen.connect()));
      const publish = async (marca: string): Promise<string> => {
        const response = await fetch(`${broker.url}/broadcast`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${broker.serviceToken()}`,
            'idempotency-key': marca,
          },
          body: JSON.stringify({ tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1, marca }),
        });
        expect(response.status).toBe(202);
        return response.text();
      };
      const before = await publish(`before ${ms}`);
      broker.clock.advance(ms);
      try {
        await publish(`after ${ms}`);
        expect(await publish(`before ${ms}`)).toBe(before);
        // Tokens that are an hour older now have ended: their screens come back with new ones.
        await Promise.all(
          people.map(async ({ screen, renew }) => {
            if (ms > 0) await screen.ended();
            else screen.drop();
            await renew();
            screen.stay();
          }),
        );
        await publish(`later ${ms}`);
        await expectShown(
          people.map(({ screen }) => screen),
          await log(),
        );
      } finally {
        broker.clock.advance(-ms);
        await Promise.all(people.map(({ screen }) => screen.leave()));
      }
    },
  );
});
