import type { CampanaEvent, EventType } from '../../shared/protocol/events';
import { insumoActualizado, productoActualizado, sucursalActualizada } from './catalog';
import { alertaCocina, alertaEscalada, alertaLeida } from './alertas';
import type { Handler, HandlerContext } from './context';
import { dispositivoActualizado } from './dispositivos';
import { borradorActualizado, conversacionActualizada } from './conversaciones';
import { pedidoActualizado, pedidoAprobado, pedidoCreado } from './pedidos';
import { refillAtendido, refillSolicitado } from './refills';
import {
  pagoRecibido,
  voucherActualizado,
  voucherAprobado,
  voucherNuevo,
  voucherRechazado,
  voucherWhatsapp,
} from './vouchers';

/** The handler of every event type; a type without one does not compile. */
export const handlers: { readonly [T in EventType]: Handler<T> } = {
  voucher_nuevo: voucherNuevo,
  voucher_whatsapp: voucherWhatsapp,
  voucher_aprobado: voucherAprobado,
  voucher_rechazado: voucherRechazado,
  voucher_actualizado: voucherActualizado,
  pago_recibido: pagoRecibido,
  pedido_creado: pedidoCreado,
  pedido_aprobado: pedidoAprobado,
  pedido_actualizado: pedidoActualizado,
  alerta_cocina: alertaCocina,
  alerta_leida: alertaLeida,
  alerta_escalada: alertaEscalada,
  refill_solicitado: refillSolicitado,
  refill_atendido: refillAtendido,
  insumo_actualizado: insumoActualizado,
  producto_actualizado: productoActualizado,
  sucursal_actualizada: sucursalActualizada,
  conversacion_actualizada: conversacionActualizada,
  borrador_actualizado: borradorActualizado,
  dispositivo_actualizado: dispositivoActualizado,
};

/** Applies one event to the store by the handler of its type. */
export function handleEvent(event: CampanaEvent, context: HandlerContext): void {
  // The table's type pairs each name with its own handler; a lookup by a union loses that pairing.
  const handler = handlers[event.tipo] as Handler<EventType>;
  handler(event, context);
}
