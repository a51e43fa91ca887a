import { expect, test } from 'vitest';
import { cookingOf, minute } from '../testing/kitchenRows';
import { isRecallable, recallWindowMs, recentlyFinished } from './recallable';

const doneAt = (id: number, at: number, estado: 'LISTO' | 'ENTREGADO' = 'LISTO') =>
  cookingOf(id, 0, { estado, fecha_listo: new Date(minute(at)).toISOString() });

test('the drawer reaches three hours back, the newest first', () => {
  const now = minute(200);
  const rows = recentlyFinished([doneAt(1, 10), doneAt(2, 100), doneAt(3, 150)], now);
  expect(rows.map(({ id }) => id)).toEqual([3, 2]);
  expect(recallWindowMs).toBe(180 * 60_000);
});

test('an order that was handed over counts from when the kitchen finished it', () => {
  const handedOver = {
    ...doneAt(1, 100, 'ENTREGADO'),
    fecha_entrega: new Date(minute(190)).toISOString(),
  };
  const rows = recentlyFinished([handedOver, doneAt(2, 150)], minute(200));
  expect(rows.map(({ id }) => id)).toEqual([2, 1]);
});

test('the kitchen takes back what is ready, not what was handed over', () => {
  expect(isRecallable(doneAt(1, 1))).toBe(true);
  expect(isRecallable(doneAt(1, 1, 'ENTREGADO'))).toBe(false);
});
