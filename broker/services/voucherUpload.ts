import { VoucherEntity } from '../../db/entities/vouchers';
import type { Voucher, voucherNewSchema } from '../../shared/api/vouchers';
import type { z } from 'zod';
import type { StoredMedia } from '../media/mediaStore';
import { invalidField } from '../problem';
import type { Caller, Transaction } from '../ports';
import { branchFor, branchOfPedido } from './branchOfNewThing';
import { runChecks } from './voucherChecks/runChecks';
import { voucherEvent } from './voucherEvents';
import { getVoucher } from './voucherRead';

/** Registers a voucher whose file is stored already, and tells of it. */
export async function createVoucher(
  tx: Transaction,
  caller: Caller,
  fields: z.output<typeof voucherNewSchema>,
  image: StoredMedia,
): Promise<Voucher> {
  const { manager } = tx;
  const pedidoBranch =
    fields.pedido_id === undefined ? null : await branchOfPedido(manager, caller, fields.pedido_id);
  if (
    pedidoBranch !== null &&
    fields.sucursal_id !== undefined &&
    fields.sucursal_id !== pedidoBranch
  ) {
    throw invalidField('sucursal_id', 'el pedido es de otra sucursal');
  }
  const branchId = pedidoBranch ?? (await branchFor(manager, caller, fields.sucursal_id));
  const inserted = await manager.insert(VoucherEntity, {
    pedido_id: fields.pedido_id ?? null,
    sucursal_id: branchId,
    subtipo: fields.subtipo,
    monto: fields.monto ?? null,
    pagador: fields.pagador ?? null,
    medio: fields.medio ?? null,
    operacion: fields.operacion ?? null,
    fecha_pago: fields.fecha_pago === undefined ? null : new Date(fields.fecha_pago),
    imagen: image.address,
    imagen_tipo: image.contentType,
    usuario_sube: caller.userId,
  });
  const id = Number(inserted.identifiers[0]?.['id']);
  if (image.fingerprint !== null) {
    await manager.query(
      `INSERT INTO VOUCHER_HUELLAS (VOUCHER_ID, GRUESA, FINA)
        VALUES ($1, ('x' || $2)::bit(64), ('x' || $3)::bit(1024))`,
      [id, image.fingerprint.coarse, image.fingerprint.fine],
    );
  }
  await runChecks(manager, id);
  const voucher = await getVoucher(manager, caller, id);
  tx.emit(voucherEvent('voucher_nuevo', caller, voucher));
  return voucher;
}
