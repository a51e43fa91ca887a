import { expect, test } from 'vitest';
import { pedidoOf } from '../../../testing/rows';
import { closedToday, dayTotals, startOfDay } from './today';

const noon = new Date(2025, 5, 10, 12).getTime();
const local = (day: number, hour: number) => new Date(2025, 5, day, hour).toISOString();

test('the day begins at midnight of this machine', () => {
  expect(startOfDay(noon)).toBe(new Date(2025, 5, 10).getTime());
});

test('only what ended today counts, by when it ended', () => {
  const rows = [
    pedidoOf(1, { estado: 'ENTREGADO', fecha_entrega: local(9, 23) }),
    pedidoOf(2, { estado: 'ENTREGADO', fecha_entrega: local(10, 1) }),
    pedidoOf(3, { estado: 'CANCELADO', fecha_cancelacion: local(10, 9) }),
    pedidoOf(4, { estado: 'LISTO', fecha_listo: local(10, 9) }),
  ];
  expect(closedToday(rows, noon).map(({ id }) => id)).toEqual([3, 2]);
});

test('money counts what was handed over, to the cent', () => {
  const rows = [
    pedidoOf(1, { estado: 'ENTREGADO', total: 0.1 }),
    pedidoOf(2, { estado: 'ENTREGADO', total: 0.2 }),
    pedidoOf(3, { estado: 'CANCELADO', total: 99 }),
  ];
  expect(dayTotals(rows)).toEqual({ delivered: 2, cancelled: 1, money: 0.3 });
});
