import { expect, test } from 'vitest';
import { summarize, type Arrival } from './arrivalText';

const pedido: Arrival = { kind: 'pedido', text: 'Pedido #51, Lucía' };
const voucher: Arrival = { kind: 'voucher', text: 'Voucher #7' };

test('nothing arrived, nothing is said', () => {
  expect(summarize([])).toBeNull();
});

test('one arrival is described', () => {
  expect(summarize([pedido])).toEqual({ kind: 'one', text: 'Pedido #51, Lucía' });
});

test('a rush is counted, not read out', () => {
  expect(summarize([pedido, pedido, voucher])).toEqual({ kind: 'many', pedidos: 2, vouchers: 1 });
});
