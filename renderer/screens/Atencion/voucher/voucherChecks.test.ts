import { expect, test } from 'vitest';
import { checkAmount } from './voucherChecks';

test('the amount is compared in cents', () => {
  expect(checkAmount({ monto: 0.1 + 0.2, monto_esperado: 0.3 })).toEqual({ kind: 'equal' });
  expect(checkAmount({ monto: 34.9, monto_esperado: 37 })).toEqual({ kind: 'short', by: 2.1 });
  expect(checkAmount({ monto: 40, monto_esperado: 37.5 })).toEqual({ kind: 'over', by: 2.5 });
});

test('a missing amount is no match', () => {
  expect(checkAmount({ monto: null, monto_esperado: 37 })).toEqual({ kind: 'unknown' });
  expect(checkAmount({ monto: 37, monto_esperado: null })).toEqual({ kind: 'unknown' });
});
