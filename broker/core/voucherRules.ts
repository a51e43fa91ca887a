import type { VoucherCheck } from '../../shared/api/voucherChecks';
import { sameAmount } from '../../shared/money';
import { namesAgree } from '../../shared/names';

/** What the simple checks look at. Moments in milliseconds since 1970. */
export interface VoucherSubject {
  amount: number | null;
  expectedAmount: number | null;
  paidAt: number | null;
  /** When the order was made; null without an order. */
  orderedAt: number | null;
  arrivedAt: number;
  payer: string | null;
  /** Names on vouchers of this customer that were approved, newest first. */
  earlierPayers: readonly string[];
}

const minute = 60_000;
/** Some pay first and are written down as an order after: this much earlier is no old payment. */
const beforeOrderMs = 60 * minute;
/** Without an order there is only the voucher's arrival to hold a date against. */
const beforeArrivalMs = 12 * 60 * minute;
/** Clocks of phones run ahead a little. */
const aheadMs = 10 * minute;

/** A check that says nothing yet. */
export function unknown(tipo: VoucherCheck['tipo']): VoucherCheck {
  return {
    ...{ tipo, resultado: 'no_se_sabe', por: null, hallado: null, esperado: null },
    ...{ usos: [], pago_id: null },
  };
}

/** Whether what was paid is what the order costs. */
export function checkAmount({ amount, expectedAmount }: VoucherSubject): VoucherCheck {
  const check = unknown('monto');
  const said = { ...check, hallado: money(amount), esperado: money(expectedAmount) };
  if (amount === null || expectedAmount === null) return said;
  return { ...said, resultado: sameAmount(amount, expectedAmount) ? 'pasa' : 'falla' };
}

/** Whether the payment may be for this order: not from long before it, and not from the future. */
export function checkDate({ paidAt, orderedAt, arrivedAt }: VoucherSubject): VoucherCheck {
  const check = unknown('fecha');
  const since = orderedAt ?? arrivedAt;
  const said = { ...check, hallado: moment(paidAt), esperado: moment(since) };
  if (paidAt === null) return said;
  const earliest = orderedAt === null ? arrivedAt - beforeArrivalMs : orderedAt - beforeOrderMs;
  const fits = paidAt >= earliest && paidAt <= arrivedAt + aheadMs;
  return { ...said, resultado: fits ? 'pasa' : 'falla' };
}

/** Whether the payer is one this customer paid by before. */
export function checkPayer({ payer, earlierPayers }: VoucherSubject): VoucherCheck {
  const check = unknown('pagador');
  const said = { ...check, hallado: payer, esperado: earlierPayers[0] ?? null };
  if (payer === null || earlierPayers.length === 0) return said;
  const known = earlierPayers.some((earlier) => namesAgree(earlier, payer));
  return { ...said, resultado: known ? 'pasa' : 'falla' };
}

function money(amount: number | null): string | null {
  return amount === null ? null : amount.toFixed(2);
}

function moment(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
