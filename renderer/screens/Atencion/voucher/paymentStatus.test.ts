import { expect, test } from 'vitest';
import { createAppStore } from '../../../stores/appStore';
import { voucherOf } from '../../../testing/rows';
import { paymentStatusOf, selectVouchersOf } from './paymentStatus';

const status = (...estados: ('PENDIENTE' | 'APROBADO' | 'RECHAZADO')[]) =>
  paymentStatusOf(estados.map((estado, index) => voucherOf(index + 1, { estado })));

test('an order without vouchers has no payment to speak of', () => {
  expect(status()).toBe('none');
});

test('money that was seen counts, whatever else was sent', () => {
  expect(status('RECHAZADO', 'APROBADO', 'PENDIENTE')).toBe('approved');
});

test('a voucher to look at outweighs one that was rejected', () => {
  expect(status('RECHAZADO', 'PENDIENTE')).toBe('pending');
  expect(status('RECHAZADO')).toBe('rejected');
});

test('vouchers are found by their order, oldest first', () => {
  const store = createAppStore();
  const vouchers = [voucherOf(9, { pedido_id: 50 }), voucherOf(3, { pedido_id: 50 }), voucherOf(4)];
  store.getState().loadVouchers(vouchers, 1);
  expect(selectVouchersOf(50)(store.getState()).map(({ id }) => id)).toEqual([3, 9]);
  expect(selectVouchersOf(51)(store.getState())).toEqual([]);
});
