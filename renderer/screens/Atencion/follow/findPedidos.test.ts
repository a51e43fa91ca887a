import { expect, test } from 'vitest';
import { pedidoOf } from '../../../testing/rows';
import { findPedidos } from './findPedidos';

const rows = [
  pedidoOf(5, { cliente: 'Lucía Ramos', telefono: '987 654 321', nota: null }),
  pedidoOf(50, { cliente: 'José', telefono: null, nota: 'Alergia al maní' }),
  pedidoOf(51, { cliente: null, telefono: '+51 900-050-000' }),
];
const found = (typed: string) => findPedidos(rows, typed).map(({ id }) => id);

test('an order is found by its number, the exact one first', () => {
  expect(found('5')).toEqual([5, 51, 50]);
  expect(found('#50')).toEqual([50]);
  expect(found('Pedido #51')).toEqual([51]);
});

test('a customer is found without accents and by part of the name', () => {
  expect(found('lucia')).toEqual([5]);
  expect(found('JOSE')).toEqual([50]);
});

test('a phone is found however it is spaced', () => {
  expect(found('987654')).toEqual([5]);
  expect(found('900 050')).toEqual([51]);
});

test('products and notes are searched, every word must be there', () => {
  expect(found('lomo')).toEqual([51, 50, 5]);
  expect(found('lomo mani')).toEqual([50]);
  expect(found('lomo ceviche')).toEqual([]);
});

test('nothing typed finds nothing', () => {
  expect(found('   ')).toEqual([]);
});
