import type { Pedido } from '../../../../shared/api/pedidos';
import { fullRow, type PedidoItemRow, type PedidoRow } from '../../../stores/pedidoRow';
import { pedidoOf } from '../../../testing/rows';

/** An order in preparation, approved so many minutes after noon. */
export function cookingOf(
  id: number,
  approvedMinute: number,
  change: Partial<Pedido> = {},
): PedidoRow {
  const fecha_aprobacion = new Date(Date.UTC(2025, 0, 1, 12, approvedMinute)).toISOString();
  return fullRow(pedidoOf(id, { estado: 'EN_PREPARACION', fecha_aprobacion, ...change }), 1);
}

/** A line of an order. */
export function itemOf(
  id: number,
  producto: string,
  change: Partial<PedidoItemRow> = {},
): PedidoItemRow & { precio: number } {
  return {
    id,
    producto_id: null,
    producto,
    cantidad: 1,
    nota: null,
    estacion: null,
    ...change,
    precio: 1,
  };
}

/** So many minutes after the same noon, in ms since 1970. */
export function minute(count: number): number {
  return Date.UTC(2025, 0, 1, 12, count);
}
