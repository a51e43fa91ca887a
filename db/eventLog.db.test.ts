import fc from 'fast-check';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventDraft } from '../shared/protocol/events';
import { createTestDatabase, type TestDatabase } from '../testing/database';
import { createDataSource } from './dataSource';
import {
  appendEvents,
  payloadOf,
  PayloadTooLongError,
  readEventsAfter,
  readResumeWindow,
} from './eventLog';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url, poolSize: 20 }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

function draft(fields: Record<string, unknown> = {}): EventDraft {
  return { tipo: 'pedido_creado', pedido_id: 1, ...fields };
}

/** Reads like a screen: everything after the last number seen, again and again, until `done` and dry. */
async function followLog(from: number, done: () => boolean): Promise<number[]> {
  const seen: number[] = [];
  let last = from;
  for (;;) {
    const finished = done();
    const page = await readEventsAfter(dataSource.manager, last, 1_000);
    seen.push(...page.events.map(({ id }) => id));
    if (finished && page.readTo === last) return seen;
    last = page.readTo;
  }
}

async function committedIds(after: number): Promise<number[]> {
  const rows: { id: number }[] = await dataSource.query(
    'SELECT ID FROM EVENTOS_REALTIME WHERE ID > $1 ORDER BY ID',
    [after],
  );
  return rows.map((row) => row.id);
}

async function newest(): Promise<number> {
  const ids = await committedIds(0);
  return ids.at(-1) ?? 0;
}

describe('appending', () => {
  it('stores the payload as published and numbers a batch in its order', async () => {
    const drafts = ['a', 'b', 'c'].map((mark) => draft({ mark, sucursal_id: null }));
    const { events } = await appendEvents(dataSource.manager, drafts);
    expect(events.map((event) => (event.event as unknown as { mark: string }).mark)).toEqual([
      'a',
      'b',
      'c',
    ]);
    const rows: { id: number; payload: string }[] = await dataSource.query(
      'SELECT ID, PAYLOAD FROM EVENTOS_REALTIME WHERE ID = ANY($1) ORDER BY ID',
      [events.map((event) => event.id)],
    );
    expect(rows.map((row) => JSON.parse(row.payload) as unknown)).toEqual(drafts);
  });

  it('keeps an event whose person and branch do not exist, with NULL in their columns', async () => {
    const { events } = await appendEvents(dataSource.manager, [
      draft({ usuario_id: 999_999, sucursal_id: 8_000_000_000 }),
    ]);
    const [row]: Record<string, unknown>[] = await dataSource.query(
      'SELECT USUARIO_ID, SUCURSAL_ID, PAYLOAD FROM EVENTOS_REALTIME WHERE ID = $1',
      [events[0]?.id],
    );
    expect(row).toMatchObject({ usuario_id: null, sucursal_id: null });
    expect(JSON.parse(row?.payload as string)).toMatchObject({ usuario_id: 999_999 });
  });

  it('accepts exactly 2000 characters, counted as Postgres counts, and refuses one more', async () => {
    const base = payloadOf(draft({ texto: '' })).length;
    const fits = draft({ texto: '🔔'.repeat(2_000 - base) });
    expect((await appendEvents(dataSource.manager, [fits])).events).toHaveLength(1);
    const tooLong = draft({ texto: '🔔'.repeat(2_001 - base) });
    expect(() => payloadOf(tooLong)).toThrow(PayloadTooLongError);
  });

  it('never takes the number or the repeat count of a publisher', async () => {
    const { events } = await appendEvents(dataSource.manager, [draft({ id: 5, reintento: 3 })]);
    expect(events[0]?.event).toMatchObject({ id: events[0]?.id });
    expect(events[0]?.event).not.toHaveProperty('reintento');
  });

  it('names the number before its own, whoever wrote it', async () => {
    const first = await appendEvents(dataSource.manager, [draft()]);
    const [row]: { id: number }[] = await dataSource.query(
      `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD) VALUES ('pedido_creado', $1) RETURNING ID`,
      [payloadOf(draft())],
    );
    const second = await appendEvents(dataSource.manager, [draft()]);
    expect(first.events[0]!.id).toBeLessThan(row!.id);
    expect(second.previousId).toBe(row!.id);
  });
});

describe('reading by number', () => {
  it('skips no committed event with 16 writers that commit late or roll back', async () => {
    const start = await newest();
    const perWriter = 60;
    let running = 16;
    let rolledBack = 0;
    const writer = async (seed: number): Promise<void> => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      for (let i = 0; i < perWriter; i += 1) {
        await client.query('BEGIN');
        await client.query(
          `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD) VALUES ('pedido_creado', '{"tipo":"pedido_creado","pedido_id":1}')`,
        );
        await client.query('SELECT pg_sleep($1)', [((seed * 7 + i * 13) % 5) / 1_000]);
        const abandon = (seed + i) % 11 === 0;
        if (abandon) rolledBack += 1;
        await client.query(abandon ? 'ROLLBACK' : 'COMMIT');
      }
      await client.end();
      running -= 1;
    };
    const reader = followLog(start, () => running === 0);
    await Promise.all(Array.from({ length: 16 }, (_, seed) => writer(seed)));
    const seen = await reader;
    expect(seen).toEqual(await committedIds(start));
    expect(seen).toHaveLength(16 * perWriter - rolledBack);
  });

  it('would skip events without the turn: the reader of this test can tell', async () => {
    await dataSource.query('ALTER TABLE EVENTOS_REALTIME DISABLE TRIGGER EVENTOS_TURNO');
    try {
      const slow = new pg.Client({ connectionString: database.url });
      await slow.connect();
      const insert = `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD) VALUES ('pedido_creado', '{"tipo":"pedido_creado","pedido_id":1}') RETURNING ID`;
      await slow.query('BEGIN');
      const late = (await slow.query<{ id: number }>(insert)).rows[0]!.id;
      const [early]: { id: number }[] = await dataSource.query(insert);
      const { events: seen } = await readEventsAfter(dataSource.manager, late - 1, 10);
      await slow.query('COMMIT');
      await slow.end();
      expect(seen.map((event) => event.id)).toEqual([early!.id]);
      const rest = await readEventsAfter(dataSource.manager, early!.id, 10);
      expect(rest.events.map((event) => event.id)).not.toContain(late);
    } finally {
      await dataSource.query('ALTER TABLE EVENTOS_REALTIME ENABLE TRIGGER EVENTOS_TURNO');
    }
  });

  it('keeps numbers in commit order for random batches, delays and rollbacks', async () => {
    const step = fc.record({
      size: fc.integer({ min: 1, max: 5 }),
      delayMs: fc.integer({ min: 0, max: 4 }),
      commit: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const start = await newest();
        let open = steps.length;
        const reader = followLog(start, () => open === 0);
        const runs = steps.map(async ({ size, delayMs, commit }) => {
          const work = dataSource.transaction(async (manager) => {
            await appendEvents(
              manager,
              Array.from({ length: size }, () => draft()),
            );
            await manager.query('SELECT pg_sleep($1)', [delayMs / 1_000]);
            if (!commit) throw new Error('abandoned');
          });
          await work.catch((error: unknown) => {
            if (commit) throw error;
          });
          open -= 1;
        });
        await Promise.all(runs);
        const expected = steps.reduce((sum, { size, commit }) => sum + (commit ? size : 0), 0);
        const seen = await reader;
        expect(seen).toEqual(await committedIds(start));
        expect(seen).toHaveLength(expected);
      }),
      { numRuns: 15 },
    );
  });
});

describe('rows of other programs', () => {
  it('that are no events are passed over, and a page says how far it read and whether more may follow', async () => {
    const before = await newest();
    const foreign = [
      'no JSON',
      '[]',
      'null',
      '{"tipo":"nada"}',
      '{"tipo":"pedido_creado","sucursal_id":{}}',
    ];
    const store = async (payload: string): Promise<number> => {
      const [row]: { id: number }[] = await dataSource.query(
        `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD, FECHA) VALUES ('otro', $1, NULL) RETURNING ID`,
        [payload],
      );
      return row!.id;
    };
    let lastForeign = before;
    for (const payload of foreign) lastForeign = await store(payload);
    const id = await store('{"tipo":"pedido_creado","pedido_id":7}');
    const full = await readEventsAfter(dataSource.manager, before, foreign.length);
    expect(full).toEqual({ events: [], readTo: lastForeign, more: true });
    const rest = await readEventsAfter(dataSource.manager, full.readTo, 2);
    expect(rest.events).toMatchObject([{ id, event: { tipo: 'pedido_creado', pedido_id: 7 } }]);
    expect(rest).toMatchObject({ readTo: id, more: false });
  });
});

describe('the window to resume over', () => {
  const window = { events: 100, days: 7 };

  /** Stores an event of each age, in days; null: without a moment. */
  async function store(ages: readonly (number | null)[]): Promise<number[]> {
    const ids: number[] = [];
    for (const age of ages) {
      const [row]: { id: number }[] = await dataSource.query(
        `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD, FECHA) VALUES ('pedido_creado',
          '{"tipo":"pedido_creado","pedido_id":1}', (now() AT TIME ZONE 'UTC') - make_interval(days => $1))
          RETURNING ID`,
        [age],
      );
      ids.push(row!.id);
    }
    return ids;
  }

  async function inWindow(ids: readonly number[]): Promise<number[]> {
    const events = await readResumeWindow(dataSource.manager, window);
    return events.map(({ id }) => id).filter((id) => ids.includes(id));
  }

  it('holds an event that another program stored without a moment: it was passed on like any other', async () => {
    const ids = await store([null, 1]);
    expect(await inWindow(ids)).toEqual(ids);
    const [last] = await store([null]);
    expect(await inWindow([last!])).toEqual([last]);
  });

  it('begins after the newest event that is too old, so that it has no holes', async () => {
    const ids = await store([1, null, 30, 1, null]);
    expect(await inWindow(ids)).toEqual(ids.slice(3));
  });
});
