import type { EntityManager } from 'typeorm';
import { VoucherEntity } from '../../db/entities/vouchers';
import type { Voucher } from '../../shared/api/vouchers';
import type { PaymentMatch } from '../core/paymentMatch';
import { notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { answerCustomer } from '../whatsapp/answers';
import { reaches } from './branchScope';
import { databaseNow, timeOfDay } from './moments';
import { voucherEvent } from './voucherEvents';
import { claimPayment } from './voucherChecks/payment';
import { runChecks } from './voucherChecks/runChecks';
import { getVoucher, voucherLabel } from './voucherRead';

/**
 * Approves a pending voucher; the caller's word that the money was seen is checked before this.
 *
 * @throws Problem 409 that says who judged it before, or which voucher used its payment.
 */
export async function approveVoucher(
  tx: Transaction,
  caller: Caller,
  id: number,
): Promise<Voucher> {
  await judge(tx.manager, caller, id, 'APROBADO', null);
  const voucher = await getVoucher(tx.manager, caller, id);
  tx.emit(voucherEvent('voucher_aprobado', caller, voucher));
  return voucher;
}

/**
 * Rejects a pending voucher with a reason.
 *
 * @throws Problem 409 that says who judged it before.
 */
export async function rejectVoucher(
  tx: Transaction,
  caller: Caller,
  id: number,
  reason: string,
): Promise<Voucher> {
  await judge(tx.manager, caller, id, 'RECHAZADO', reason);
  const voucher = await getVoucher(tx.manager, caller, id);
  await answerCustomer(tx.manager, 'rechazado', voucher.pedido_id, { motivo: reason, about: id });
  tx.emit({ ...voucherEvent('voucher_rechazado', caller, voucher), motivo: reason });
  return voucher;
}

async function judge(
  manager: EntityManager,
  caller: Caller,
  id: number,
  state: 'APROBADO' | 'RECHAZADO',
  reason: string | null,
): Promise<void> {
  const row = await manager.findOne(VoucherEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(voucherLabel(id));
  if (row.estado !== 'PENDIENTE') {
    const voucher = await getVoucher(manager, caller, id);
    const word = voucher.estado === 'APROBADO' ? 'aprobado' : 'rechazado';
    const who = voucher.validado_por_nombre === null ? '' : ` por ${voucher.validado_por_nombre}`;
    const when = row.fecha_validacion ? ` a las ${timeOfDay(row.fecha_validacion)}` : '';
    throw wrongState(`${voucherLabel(id)} ya fue ${word}${who}${when}.`);
  }
  // As things stand now: what is stored with the decision is what it was made on.
  const { payment } = await runChecks(manager, id);
  if (state === 'APROBADO' && payment !== null) await usePayment(manager, payment, id);
  await manager.query(
    `UPDATE VOUCHERS SET ESTADO = $2, MOTIVO = $3, USUARIO_VALIDA = $4,
      FECHA_VALIDACION = ${databaseNow} WHERE ID = $1`,
    [id, state, reason, caller.userId],
  );
}

/** One payment backs one voucher: whoever comes second with it is refused, also when both come at once. */
async function usePayment(
  manager: EntityManager,
  { payment }: PaymentMatch,
  voucherId: number,
): Promise<void> {
  if (await claimPayment(manager, payment.id, voucherId)) return;
  const users: { voucher_id: number; pedido_id: number | null }[] = await manager.query(
    `SELECT V.ID AS voucher_id, V.PEDIDO_ID FROM PAGOS G JOIN VOUCHERS V ON V.ID = G.VOUCHER_ID
      WHERE G.ID = $1`,
    [payment.id],
  );
  const [user] = users;
  const used = user === undefined ? 'otro comprobante' : `el comprobante #${user.voucher_id}`;
  const pedido = user?.pedido_id == null ? '' : `, del pedido #${user.pedido_id}`;
  throw wrongState(
    `El pago de ${voucherLabel(voucherId).replace('El', 'el')} ya respaldó ${used}${pedido}; rechácelo o pida otro pago.`,
  );
}
