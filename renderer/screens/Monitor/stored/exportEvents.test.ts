import { expect, test, vi } from 'vitest';
import type { StoredEvent } from '../../../../shared/api/eventos';
import { exportEvents, exportName, type EventPage } from './exportEvents';

function eventOf(id: number): StoredEvent {
  return {
    id,
    tipo: 'pedido_creado',
    subtipo: null,
    payload: { pedido_id: id },
    usuario_id: null,
    sucursal_id: 1,
    entidad_tipo: 'PEDIDO',
    entidad_id: id,
    fecha: '2025-01-01T12:00:00.000Z',
  };
}

/** A server with events `count … 1`, `size` to a page. */
function server(count: number, size: number) {
  return vi.fn((beforeId: number | null): Promise<EventPage> => {
    const first = (beforeId ?? count + 1) - 1;
    const ids = Array.from({ length: Math.min(size, first) }, (_value, index) => first - index);
    const last = ids.at(-1);
    return Promise.resolve({
      datos: ids.map(eventOf),
      siguiente: last === undefined || last === 1 ? null : last,
    });
  });
}

const silent = () => undefined;

test('every page is in the file, newest first, each event once', async () => {
  const { content, count, complete } = await exportEvents('json', server(7, 3), silent);
  const events = JSON.parse(await content.text()) as StoredEvent[];
  expect(events.map(({ id }) => id)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect({ count, complete }).toEqual({ count: 7, complete: true });
});

test('a file ends at its limit and says that there was more', async () => {
  const nextPage = server(100, 3);
  const { content, count, complete } = await exportEvents('json', nextPage, silent, 5);
  expect(JSON.parse(await content.text())).toHaveLength(5);
  expect({ count, complete }).toEqual({ count: 5, complete: false });
  expect(nextPage).toHaveBeenCalledTimes(2);
});

test('a set of exactly the limit is complete', async () => {
  expect(await exportEvents('json', server(6, 3), silent, 6)).toMatchObject({
    count: 6,
    complete: true,
  });
});

test('an empty set is a file all the same', async () => {
  const json = await exportEvents('json', server(0, 3), silent);
  expect(JSON.parse(await json.content.text())).toEqual([]);
  const csv = await exportEvents('csv', server(0, 3), silent);
  expect(await csv.content.text()).toMatch(/^\uFEFF?id,/);
});

test('the CSV begins with the bytes of the UTF-8 mark', async () => {
  const { content } = await exportEvents('csv', server(1, 3), silent);
  const bytes = new Uint8Array(await content.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test('progress is told after every page', async () => {
  const told: number[] = [];
  await exportEvents('csv', server(7, 3), (count) => told.push(count));
  expect(told).toEqual([3, 6, 7]);
});

test('a page that cannot be had ends it', async () => {
  const away = () => Promise.reject(new Error('away'));
  await expect(exportEvents('csv', away, silent)).rejects.toThrow('away');
});

test('the file is named after the moment it was made', () => {
  expect(exportName('csv', new Date(2025, 2, 9, 5, 7))).toBe('eventos-2025-03-09-0507.csv');
});
