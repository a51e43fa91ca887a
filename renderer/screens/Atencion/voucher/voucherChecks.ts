import type { VoucherRow } from '../../../stores/vouchersSlice';

/** What the voucher says against what the order costs; `by` is the gap, always positive. */
export type AmountCheck =
  { kind: 'equal' } | { kind: 'short' | 'over'; by: number } | { kind: 'unknown' };

/** Compares in whole cents: 0.1 + 0.2 must be 0.3 where money is concerned. */
export function checkAmount({
  monto,
  monto_esperado,
}: Pick<VoucherRow, 'monto' | 'monto_esperado'>): AmountCheck {
  if (monto === null || monto_esperado === null) return { kind: 'unknown' };
  const cents = Math.round(monto * 100) - Math.round(monto_esperado * 100);
  if (cents === 0) return { kind: 'equal' };
  return { kind: cents < 0 ? 'short' : 'over', by: Math.abs(cents) / 100 };
}

/** How far a payment's date may lie from the voucher's arrival before it looks odd, in ms. */
const oddAfterMs = 12 * 3_600_000;
/** Clocks of phones run ahead a little; more than this in the future is odd. */
const clockSlackMs = 10 * 60_000;

/** Whether the payment's date does not fit the moment the voucher came: an old picture sent again. */
export function checkPaymentDate({
  fecha_pago,
  fecha_creacion,
}: Pick<VoucherRow, 'fecha_pago' | 'fecha_creacion'>): 'fits' | 'old' | 'future' | 'unknown' {
  if (fecha_pago === null) return 'unknown';
  const ahead = Date.parse(fecha_pago) - Date.parse(fecha_creacion);
  if (Number.isNaN(ahead)) return 'unknown';
  if (ahead > clockSlackMs) return 'future';
  return ahead < -oddAfterMs ? 'old' : 'fits';
}
