import { VoucherEntity } from '../../db/entities/vouchers';
import type { Voucher, VoucherPatch } from '../../shared/api/vouchers';
import { invalidField, notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { branchOfPedido } from './branchOfNewThing';
import { reaches } from './branchScope';
import { runChecks } from './voucherChecks/runChecks';
import { voucherEvent } from './voucherEvents';
import { getVoucher, voucherLabel } from './voucherRead';

/**
 * Corrects or completes what is known of a pending voucher, checks it again and tells of it.
 *
 * @throws Problem 409 once it is decided: what the decision was made on must stay as it was.
 */
export async function changeVoucher(
  tx: Transaction,
  caller: Caller,
  id: number,
  patch: VoucherPatch,
): Promise<Voucher> {
  const { manager } = tx;
  const row = await manager.findOne(VoucherEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(voucherLabel(id));
  if (row.estado !== 'PENDIENTE') {
    throw wrongState(`${voucherLabel(id)} ya fue revisado: sus datos no cambian más.`);
  }
  if (patch.pedido_id != null) {
    const branch = await branchOfPedido(manager, caller, patch.pedido_id);
    if (branch !== row.sucursal_id) {
      throw invalidField('pedido_id', 'el pedido es de otra sucursal');
    }
  }
  const { fecha_pago: paidAt, ...plain } = patch;
  const changes = {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(paidAt === undefined ? {} : { fecha_pago: paidAt === null ? null : new Date(paidAt) }),
  };
  if (Object.keys(changes).length > 0) await manager.update(VoucherEntity, { id }, changes);
  await runChecks(manager, id);
  const voucher = await getVoucher(manager, caller, id);
  tx.emit(voucherEvent('voucher_actualizado', caller, voucher));
  return voucher;
}
