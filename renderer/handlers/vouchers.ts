import type { CampanaEvent } from '../../shared/protocol/events';
import type { VoucherDecision, VoucherHint } from '../stores/vouchersSlice';
import type { Handler, HandlerContext } from './context';

type VoucherEvent = CampanaEvent<
  'voucher_nuevo' | 'voucher_whatsapp' | 'voucher_aprobado' | 'voucher_rechazado'
>;

function hintOf(event: VoucherEvent): VoucherHint {
  return {
    id: event.voucher_id,
    fecha: event.fecha,
    pedido_id: event.pedido_id ?? null,
    monto: event.monto ?? null,
    sucursal_id: event.sucursal_id ?? null,
    subtipo: event.subtipo ?? (event.tipo === 'voucher_whatsapp' ? 'whatsapp' : null),
  };
}

function decidedBy(
  event: VoucherEvent,
): Pick<VoucherDecision, 'validado_por' | 'validado_por_nombre'> {
  return {
    validado_por: event.usuario_id ?? null,
    validado_por_nombre: event.usuario_nombre ?? null,
  };
}

/** Events carry no payer, operation or picture: what the voucher says is fetched after it appeared. */
function showVoucher(
  event: CampanaEvent<'voucher_nuevo' | 'voucher_whatsapp'>,
  { state, complete }: HandlerContext,
): void {
  state().addVoucher(hintOf(event), event.id);
  const { voucher_id: id, pedido_id: pedidoId } = event;
  if (state().vouchers.get(id)?.detail !== 'full') complete.voucher(id);
  if (pedidoId != null && !state().pedidos.has(pedidoId)) complete.pedido(pedidoId);
}

export const voucherNuevo: Handler<'voucher_nuevo'> = showVoucher;

/** An alias on the wire; screens treat both alike. */
export const voucherWhatsapp: Handler<'voucher_whatsapp'> = showVoucher;

export const voucherAprobado: Handler<'voucher_aprobado'> = (event, { state }) => {
  state().markVoucherDecided(
    hintOf(event),
    { estado: 'APROBADO', motivo: null, ...decidedBy(event) },
    event.id,
  );
};

export const voucherRechazado: Handler<'voucher_rechazado'> = (event, { state }) => {
  state().markVoucherDecided(
    hintOf(event),
    { estado: 'RECHAZADO', motivo: event.motivo ?? null, ...decidedBy(event) },
    event.id,
  );
};

export const voucherActualizado: Handler<'voucher_actualizado'> = (event, { complete }) => {
  complete.voucher(event.voucher_id);
};

/** Only a voucher that it fits shows a payment. */
export const pagoRecibido: Handler<'pago_recibido'> = (event, { complete }) => {
  if (event.voucher_id != null) complete.voucher(event.voucher_id);
};
