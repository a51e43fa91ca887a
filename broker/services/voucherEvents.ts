import type { Voucher } from '../../shared/api/vouchers';
import type { EventDraft } from '../../shared/protocol/events';
import type { Caller } from '../ports';
import { actor } from './pedidoEvents';

type VoucherEventType =
  'voucher_nuevo' | 'voucher_aprobado' | 'voucher_rechazado' | 'voucher_actualizado';

/** The event that tells of a voucher. */
export function voucherEvent<T extends VoucherEventType>(
  tipo: T,
  caller: Caller,
  voucher: Voucher,
): EventDraft & { tipo: T } {
  return {
    tipo,
    voucher_id: voucher.id,
    pedido_id: voucher.pedido_id,
    monto: voucher.monto,
    subtipo: voucher.subtipo,
    sucursal_id: voucher.sucursal_id,
    ...actor(caller),
  } as EventDraft & { tipo: T };
}
