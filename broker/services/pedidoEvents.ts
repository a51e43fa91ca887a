import { payloadOf, PayloadTooLongError } from '../../db/eventLog';
import type { Pedido } from '../../shared/api/pedidos';
import type { PedidoState } from '../../shared/pedidoStates';
import type { EventDraft } from '../../shared/protocol/events';
import type { Caller, Transaction } from '../ports';
import { toBrief } from './pedidoRead';

type PedidoEventType = 'pedido_creado' | 'pedido_aprobado' | 'pedido_actualizado';

/** Who did it, as every event says. */
export function actor(caller: Caller): { usuario_id: number | null; usuario_nombre: string } {
  return { usuario_id: caller.userId, usuario_nombre: caller.name };
}

/** Tells of an order's new state. The order goes along where it fits; else screens ask for it. */
export function emitPedido(
  tx: Transaction,
  tipo: PedidoEventType,
  caller: Caller,
  pedido: Pedido,
  before: PedidoState | null,
): void {
  const event = {
    tipo,
    pedido_id: pedido.id,
    subtipo: pedido.subtipo,
    sucursal_id: pedido.sucursal_id,
    nuevo_estado: pedido.estado,
    ...(before === null ? {} : { estado_anterior: before }),
    ...actor(caller),
  };
  const full: EventDraft = { ...event, pedido: toBrief(pedido) };
  tx.emit(fits(full) ? full : event);
}

function fits(draft: EventDraft): boolean {
  try {
    payloadOf(draft);
    return true;
  } catch (error) {
    if (error instanceof PayloadTooLongError) return false;
    throw error;
  }
}
