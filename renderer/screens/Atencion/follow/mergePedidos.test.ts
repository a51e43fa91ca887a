import { expect, test } from 'vitest';
import { briefRow } from '../../../stores/pedidoRow';
import { briefOf, pedidoOf } from '../../../testing/rows';
import { mergePedidos } from './mergePedidos';

test('a live order keeps its state and gains the phone the list knows', () => {
  const live = briefRow(briefOf(pedidoOf(50, { estado: 'LISTO' })), 9, undefined);
  const merged = mergePedidos(new Map([[50, live]]), [pedidoOf(50, { telefono: '987' })]);
  expect(merged).toMatchObject([{ id: 50, estado: 'LISTO', telefono: '987' }]);
});

test('orders known on one side only are all there', () => {
  const live = briefRow(briefOf(pedidoOf(2)), 9, undefined);
  const ids = mergePedidos(new Map([[2, live]]), [pedidoOf(1)]).map(({ id }) => id);
  expect(ids.sort()).toEqual([1, 2]);
});
