import type { EntityManager } from 'typeorm';
import { VoucherEntity } from '../../db/entities/vouchers';
import type { Voucher } from '../../shared/api/vouchers';
import { notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { reaches } from './branchScope';
import { databaseNow, timeOfDay } from './moments';
import { voucherEvent } from './voucherEvents';
import { getVoucher, voucherLabel } from './voucherRead';

/**
 * Approves a pending voucher; the caller's word that the money was seen is checked before this.
 *
 * @throws Problem 409 that says who judged it before.
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
  await manager.query(
    `UPDATE VOUCHERS SET ESTADO = $2, MOTIVO = $3, USUARIO_VALIDA = $4,
      FECHA_VALIDACION = ${databaseNow} WHERE ID = $1`,
    [id, state, reason, caller.userId],
  );
}
