import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDataSource } from '../../db/dataSource';
import type { AppendResult } from '../../db/eventLog';
import type { EventDraft } from '../../shared/protocol/events';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { GroupCommit } from './groupCommit';

let database: TestDatabase;
let dataSource: DataSource;
let commits: AppendResult[];
let publisher: GroupCommit;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url, poolSize: 8 }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

beforeEach(() => {
  commits = [];
  const listener = { committed: (result: AppendResult) => void commits.push(result) };
  publisher = new GroupCommit(dataSource, listener, () => Promise.resolve(77));
});

function draft(fields: Record<string, unknown> = {}): EventDraft {
  return { tipo: 'pedido_creado', pedido_id: 1, ...fields };
}

function key(name: string) {
  return { owner: 'usuario:1', key: name, route: 'POST /broadcast' };
}

async function stored(mark: string): Promise<number> {
  const rows: { n: string }[] = await dataSource.query(
    'SELECT count(*) AS n FROM EVENTOS_REALTIME WHERE PAYLOAD LIKE $1',
    [`%${mark}%`],
  );
  return Number(rows[0]!.n);
}

describe('GroupCommit', () => {
  it('shares commits among events that arrive together, and commits a lone one at once', async () => {
    await publisher.publish({ draft: draft(), key: null, senderId: null });
    expect(commits).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 100 }, () =>
        publisher.publish({ draft: draft(), key: null, senderId: null }),
      ),
    );
    expect(commits.length).toBeLessThanOrEqual(3);
    expect(commits.flatMap((result) => result.events)).toHaveLength(101);
  });

  it('answers each publisher with the number of its own event', async () => {
    const marks = Array.from({ length: 40 }, (_, index) => `propio-${index}.`);
    const ids = await Promise.all(
      marks.map((mark) => publisher.publish({ draft: draft({ mark }), key: null, senderId: null })),
    );
    for (const [index, id] of ids.entries()) {
      const rows: { payload: string }[] = await dataSource.query(
        'SELECT PAYLOAD FROM EVENTOS_REALTIME WHERE ID = $1',
        [id],
      );
      expect(rows[0]?.payload).toContain(marks[index]);
    }
  });

  it('stores one event for 100 concurrent requests with one key, through two brokers', async () => {
    const other = new GroupCommit(dataSource, { committed: () => undefined }, () =>
      Promise.resolve(1),
    );
    const ids = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        (index % 2 === 0 ? publisher : other).publish({
          draft: draft({ mark: 'una-vez' }),
          key: key('cien'),
          senderId: null,
        }),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await stored('una-vez')).toBe(1);
  });

  it('answers a repeated key with the first number, later and from a new broker too', async () => {
    const first = await publisher.publish({ draft: draft(), key: key('repetida'), senderId: null });
    const again = new GroupCommit(dataSource, { committed: () => undefined }, () =>
      Promise.resolve(1),
    );
    expect(await again.publish({ draft: draft(), key: key('repetida'), senderId: null })).toBe(
      first,
    );
  });

  it('lets one bad event fail alone', async () => {
    const bad = draft({ subtipo: 'x'.repeat(60) });
    const results = await Promise.allSettled(
      [draft({ mark: 'sano-1' }), bad, draft({ mark: 'sano-2' })].map((each) =>
        publisher.publish({ draft: each, key: null, senderId: null }),
      ),
    );
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stored('sano-')).toBe(2);
  });

  it('gives an alert the number of its row, in the event too', async () => {
    await publisher.publish({
      draft: { tipo: 'alerta_cocina', mensaje: 'x', prioridad: 'alta' },
      key: null,
      senderId: null,
    });
    expect(commits[0]?.events[0]?.event).toMatchObject({ alerta_id: 77 });
  });

  it('refuses a payload that is too long before it costs a transaction', async () => {
    const long = publisher.publish({
      draft: draft({ texto: 'x'.repeat(2_000) }),
      key: null,
      senderId: null,
    });
    await expect(long).rejects.toThrow('2000');
    expect(commits).toEqual([]);
  });
});
