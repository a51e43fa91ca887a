import type { EntityManager } from 'typeorm';
import type { VoucherCheck, VoucherUse } from '../../../shared/api/voucherChecks';
import { matchPayment, type PaymentCandidate, type PaymentMatch } from '../../core/paymentMatch';
import { sameAmount } from '../../../shared/money';
import { unknown } from '../../core/voucherRules';
import { operationKey } from './operationKey';
import type { CheckedVoucher } from './subject';

/** Payments looked at per voucher. */
const mostCandidates = 50;

/** The payment a voucher is about; null where none, or more than one, fits. */
export async function findPayment(
  manager: EntityManager,
  { id, branchId, amount, operations, payer, paidAt, arrivedAt }: CheckedVoucher,
): Promise<PaymentMatch | null> {
  const around = paidAt ?? arrivedAt;
  const rows: (Omit<PaymentCandidate, 'paidAt'> & { paid_at: Date })[] = await manager.query(
    `SELECT ID, MONTO::float8 AS amount, nullif(${operationKey('OPERACION')}, '') AS operation,
        PAGADOR AS payer, FECHA_PAGO AS paid_at, VOUCHER_ID AS "voucherId"
      FROM PAGOS WHERE (SUCURSAL_ID IS NULL OR SUCURSAL_ID = $1) AND (
        (${operationKey('OPERACION')} = ANY ($2) AND ${operationKey('OPERACION')} <> '')
        OR (MONTO = $3::numeric AND FECHA_PAGO BETWEEN $4::timestamp - interval '3 hours'
          AND $4::timestamp + interval '3 hours'))
      ORDER BY ID DESC LIMIT ${mostCandidates}`,
    [branchId, operations, amount, new Date(around)],
  );
  const candidates = rows.map(({ paid_at, ...row }) => ({ ...row, paidAt: paid_at.getTime() }));
  return matchPayment(
    { voucherId: id, amount, operations, payer, around, timed: paidAt !== null },
    candidates,
  );
}

/** Whether the money was seen to arrive, and is not another voucher's. */
export async function checkPayment(
  manager: EntityManager,
  voucher: CheckedVoucher,
  match: PaymentMatch | null,
): Promise<VoucherCheck> {
  const check = unknown('pago');
  if (match === null) return check;
  const { payment, by, used } = match;
  const esperado = voucher.amount?.toFixed(2) ?? null;
  const found = {
    ...check,
    por: by,
    pago_id: payment.id,
    hallado: payment.amount.toFixed(2),
    esperado,
  };
  if (used) {
    const usos: VoucherUse[] = await manager.query(
      'SELECT ID AS voucher_id, PEDIDO_ID, ESTADO FROM VOUCHERS WHERE ID = $1',
      [payment.voucherId],
    );
    return { ...found, resultado: 'falla', usos };
  }
  const other = voucher.amount !== null && !sameAmount(voucher.amount, payment.amount);
  return { ...found, resultado: other ? 'falla' : 'pasa' };
}

/**
 * Makes a payment back a voucher, for good. Answers whether it does now: another voucher may have been
 * faster.
 */
export async function claimPayment(
  manager: EntityManager,
  paymentId: number,
  voucherId: number,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT FROM PAGOS WHERE ID = $1 AND (VOUCHER_ID IS NULL OR VOUCHER_ID = $2) FOR UPDATE',
    [paymentId, voucherId],
  );
  if (rows.length === 0) return false;
  await manager.query('UPDATE PAGOS SET VOUCHER_ID = $2 WHERE ID = $1', [paymentId, voucherId]);
  return true;
}
