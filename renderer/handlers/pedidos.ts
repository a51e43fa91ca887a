import { pedidoBriefSchema } from '../../shared/api/pedidos';
import type { PedidoState } from '../../shared/pedidoStates';
import type { CampanaEvent } from '../../shared/protocol/events';
import type { Handler, HandlerContext } from './context';

type PedidoEvent = CampanaEvent<'pedido_creado' | 'pedido_aprobado' | 'pedido_actualizado'>;

/**
 * Shows the order an event carries. Where it carries none (another program's event, or one too long to
 * fit) the order appears with what is known, and the rest is fetched.
 */
function showPedido(
  event: PedidoEvent,
  estado: PedidoState | undefined,
  { state, complete }: HandlerContext,
): void {
  const brief = pedidoBriefSchema.safeParse(event.pedido);
  if (brief.success && brief.data.id === event.pedido_id) {
    state().putPedidoBrief(brief.data, event.id);
    return;
  }
  if (estado !== undefined) {
    const { pedido_id: id, fecha, sucursal_id = null, subtipo = null } = event;
    state().hintPedido({ id, estado, fecha, sucursal_id, subtipo }, event.id);
  }
  const known = state().pedidos.get(event.pedido_id);
  if (known === undefined || known.detail === 'stub' || estado === undefined) {
    complete.pedido(event.pedido_id);
  }
}

export const pedidoCreado: Handler<'pedido_creado'> = (event, context) => {
  showPedido(event, 'PENDIENTE', context);
};

export const pedidoAprobado: Handler<'pedido_aprobado'> = (event, context) => {
  showPedido(event, event.nuevo_estado ?? 'EN_PREPARACION', context);
};

export const pedidoActualizado: Handler<'pedido_actualizado'> = (event, context) => {
  showPedido(event, event.nuevo_estado, context);
};
