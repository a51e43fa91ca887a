import { expect, test } from 'vitest';
import type { Stats } from '../../../../shared/api/eventos';
import { bucketStarts, tabulate } from './buckets';

const at = (hour: number, minute = 0) => new Date(2025, 2, 10, hour, minute);

function statsOf(conteos: Stats['conteos']): Stats {
  return {
    por: 'hora',
    desde: at(10, 20).toISOString(),
    hasta: at(13, 5).toISOString(),
    conteos,
    etapas: [],
  };
}

test('hours begin on the hour, and the one that has begun counts', () => {
  expect(bucketStarts(at(10, 20), at(12), 'hora')).toEqual([
    at(10).getTime(),
    at(11).getTime(),
    at(12).getTime(),
  ]);
});

test('days begin at midnight here, over the end of a month too', () => {
  expect(bucketStarts(new Date(2025, 1, 27, 9), new Date(2025, 2, 1, 8), 'dia')).toEqual([
    new Date(2025, 1, 27).getTime(),
    new Date(2025, 1, 28).getTime(),
    new Date(2025, 2, 1).getTime(),
  ]);
});

test('hours without events are there, with nothing', () => {
  const table = tabulate(
    statsOf([{ inicio: at(12).toISOString(), tipo: 'a', cantidad: 3 }]),
    ['a'],
    () => 'a' as const,
  );
  expect(table.starts).toHaveLength(4);
  expect(table.rows).toEqual([{ key: 'a', counts: [0, 0, 3, 0], total: 3 }]);
});

test('types of one series are added up, and what belongs to none is left out', () => {
  const inicio = at(11).toISOString();
  const table = tabulate(
    statsOf([
      { inicio, tipo: 'a1', cantidad: 1 },
      { inicio, tipo: 'a2', cantidad: 2 },
      { inicio, tipo: 'b', cantidad: 4 },
    ]),
    ['a', 'c'] as const,
    (tipo) => (tipo.startsWith('a') ? 'a' : null),
  );
  expect(table.rows).toEqual([{ key: 'a', counts: [0, 3, 0, 0], total: 3 }]);
  expect(table.total).toBe(3);
});

test('a bucket that begins elsewhere than expected keeps its place in time', () => {
  const table = tabulate(
    statsOf([{ inicio: at(11, 30).toISOString(), tipo: 'a', cantidad: 1 }]),
    ['a'],
    () => 'a' as const,
  );
  expect(table.starts).toEqual(
    [10, 11, 11.5, 12, 13].map((hour) => at(hour, (hour % 1) * 60).getTime()),
  );
});
