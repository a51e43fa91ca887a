import { expect, test } from 'vitest';
import type { ConversacionRow } from '../../../stores/conversacionesSlice';
import { fullRow } from '../../../stores/pedidoRow';
import { borradorOf, conversacionOf } from '../../../testing/chatRows';
import { pedidoOf } from '../../../testing/rows';
import { pedidoWork, voucherWork } from './pendingWork';

const at = (minute: number) => `2025-01-01T12:0${minute}:00.000Z`;
const pedido = (id: number, minute: number) =>
  fullRow(pedidoOf(id, { fecha_creacion: at(minute) }), 1);
const draft = (id: number, minute: number) => borradorOf(id, { fecha_creacion: at(minute) });

test('a draft stands where it belongs by time, and never under the number of an order', () => {
  const rows = pedidoWork([pedido(1, 1), pedido(3, 5)], [draft(3, 6), draft(1, 3)]);
  expect(rows.map(({ id }) => id)).toEqual([1, -1, 3, -3]);
});

test('orders keep their own order, whatever their clocks say', () => {
  const rows = pedidoWork([pedido(1, 5), pedido(2, 1)], [draft(9, 3)]);
  expect(rows.map(({ id }) => id)).toEqual([-9, 1, 2]);
});

test('pictures stay where they first waited while their conversation goes on', () => {
  const row: ConversacionRow = {
    ...conversacionOf(4, { por_vincular: 2, fecha_actividad: at(9) }),
    version: 1,
    imagesSince: at(2),
  };
  expect(voucherWork([], [row])).toMatchObject([{ id: -4, at: at(2) }]);
});
