import { centsOf } from '../../../../shared/money';
import type { VoucherRow } from '../../../stores/vouchersSlice';

/** What the voucher says against what the order costs; `by` is the gap, always positive. */
export type AmountCheck =
  { kind: 'equal' } | { kind: 'short' | 'over'; by: number } | { kind: 'unknown' };

/** Compares in whole cents. */
export function checkAmount({
  monto,
  monto_esperado,
}: Pick<VoucherRow, 'monto' | 'monto_esperado'>): AmountCheck {
  if (monto === null || monto_esperado === null) return { kind: 'unknown' };
  const cents = centsOf(monto) - centsOf(monto_esperado);
  if (cents === 0) return { kind: 'equal' };
  return { kind: cents < 0 ? 'short' : 'over', by: Math.abs(cents) / 100 };
}
