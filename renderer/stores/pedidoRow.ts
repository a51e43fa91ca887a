import type { Pedido, PedidoBrief, PedidoItemBrief } from '../../shared/api/pedidos';
import type { PedidoState } from '../../shared/pedidoStates';
import type { Subtipo } from '../../shared/protocol/defineEvent';

/** A line of an order; the price is known once the whole order was loaded. */
export type PedidoItemRow = PedidoItemBrief & { precio: number | null };

/**
 * An order on this screen. `detail` says how much of it is known: `stub` is all that an event of another
 * program told (its number, a guess of its state), `brief` came with an event, `full` from the server.
 */
export type PedidoRow = Omit<PedidoBrief, 'sucursal_id' | 'subtipo' | 'total' | 'items'> & {
  sucursal_id: number | null;
  subtipo: Subtipo | null;
  total: number | null;
  items: readonly PedidoItemRow[];
  telefono: string | null;
  aprobado_por: string | null;
  detail: 'stub' | 'brief' | 'full';
  /** The event this row is current as of. */
  version: number;
  /** Shown as it will be once the queue was sent; the server does not know yet. */
  queued?: true;
};

/** What little is known of an order that only an event mentions. */
export interface PedidoHint {
  id: number;
  estado: PedidoState;
  fecha: string;
  sucursal_id: number | null;
  subtipo: Subtipo | null;
}

/** The row of an order as the server told it. */
export function fullRow(pedido: Pedido, version: number): PedidoRow {
  return { ...pedido, detail: 'full', version };
}

/** The row of an order as an event carries it, keeping what only the server could tell earlier. */
export function briefRow(
  brief: PedidoBrief,
  version: number,
  known: PedidoRow | undefined,
): PedidoRow {
  const prices = new Map(known?.items.map((item) => [item.id, item.precio]));
  return {
    ...brief,
    items: brief.items.map((item) => ({ ...item, precio: prices.get(item.id) ?? null })),
    telefono: known?.telefono ?? null,
    aprobado_por: known?.aprobado_por ?? null,
    detail: known?.detail === 'full' ? 'full' : 'brief',
    version,
  };
}

/** The row of an order nothing else is known of. */
export function stubRow(hint: PedidoHint, version: number): PedidoRow {
  const blank: PedidoRow = {
    id: hint.id,
    sucursal_id: hint.sucursal_id,
    subtipo: hint.subtipo,
    estado: hint.estado,
    cliente: null,
    nota: null,
    total: null,
    fecha_creacion: hint.fecha,
    fecha_aprobacion: null,
    fecha_listo: null,
    fecha_entrega: null,
    fecha_cancelacion: null,
    items: [],
    telefono: null,
    aprobado_por: null,
    detail: 'stub',
    version,
  };
  return movedRow(blank, hint.estado, hint.fecha, version);
}

/** The row in another state, with the time of that step noted. */
export function movedRow(
  row: PedidoRow,
  estado: PedidoState,
  fecha: string,
  version: number,
): PedidoRow {
  const moved = { ...row, estado, version };
  switch (estado) {
    case 'PENDIENTE':
      return { ...moved, fecha_aprobacion: null };
    case 'EN_PREPARACION':
      return { ...moved, fecha_aprobacion: row.fecha_aprobacion ?? fecha, fecha_listo: null };
    case 'LISTO':
      return { ...moved, fecha_listo: row.fecha_listo ?? fecha, fecha_entrega: null };
    case 'ENTREGADO':
      return { ...moved, fecha_entrega: fecha };
    case 'CANCELADO':
      return { ...moved, fecha_cancelacion: fecha };
  }
}

/** Whether the order still needs somebody. */
export function isOpenPedido(row: PedidoRow): boolean {
  return row.estado !== 'ENTREGADO' && row.estado !== 'CANCELADO';
}
