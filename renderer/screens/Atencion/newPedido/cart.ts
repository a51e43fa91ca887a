import type { Producto } from '../../../../shared/api/catalog';
import type { PedidoNew } from '../../../../shared/api/pedidos';

/** A line of the order being written. */
export interface CartLine {
  productoId: number;
  cantidad: number;
  nota: string;
}

/** One of these may be ordered at most, as the server has it. */
const maxQuantity = 999;

/** One more of a product; a new line at the end where there is none. */
export function withOneMore(lines: readonly CartLine[], productoId: number): CartLine[] {
  const known = lines.find((line) => line.productoId === productoId);
  if (known === undefined) return [...lines, { productoId, cantidad: 1, nota: '' }];
  return withQuantity(lines, productoId, known.cantidad + 1);
}

/** Another quantity, in whole pieces; none removes the line. */
export function withQuantity(
  lines: readonly CartLine[],
  productoId: number,
  cantidad: number,
): CartLine[] {
  const whole = Math.min(maxQuantity, Math.floor(cantidad));
  if (!(whole >= 1)) return lines.filter((line) => line.productoId !== productoId);
  return lines.map((line) =>
    line.productoId === productoId ? { ...line, cantidad: whole } : line,
  );
}

/** Another note for the kitchen. */
export function withNote(lines: readonly CartLine[], productoId: number, nota: string): CartLine[] {
  return lines.map((line) => (line.productoId === productoId ? { ...line, nota } : line));
}

/** What the lines cost at today's prices, computed as the server does: each line in whole cents. */
export function cartTotal(
  lines: readonly Pick<CartLine, 'productoId' | 'cantidad'>[],
  productos: readonly Producto[],
): number {
  const prices = new Map(productos.map(({ id, precio }) => [id, precio]));
  const cents = lines.reduce(
    (sum, { productoId, cantidad }) =>
      sum + Math.round((prices.get(productoId) ?? 0) * cantidad * 100),
    0,
  );
  return cents / 100;
}

/** For whom an order is, as it is typed. */
export interface CustomerFields {
  cliente: string;
  telefono: string;
  nota: string;
}

/** What else is known of the order being written. */
export interface PedidoDraft extends CustomerFields {
  subtipo: PedidoNew['subtipo'];
  sucursalId: number | null;
}

/** The order as it is sent. */
export function pedidoBody(draft: PedidoDraft, lines: readonly CartLine[]): PedidoNew {
  return {
    ...(draft.sucursalId === null ? {} : { sucursal_id: draft.sucursalId }),
    subtipo: draft.subtipo,
    ...orderBody(draft, lines),
  };
}

/** Customer and lines of an order as they are sent; texts left empty are left out. */
export function orderBody(
  { cliente, telefono, nota: orderNote }: CustomerFields,
  lines: readonly CartLine[],
): Pick<PedidoNew, 'cliente' | 'telefono' | 'nota' | 'items'> {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    cliente: text(cliente),
    telefono: text(telefono),
    nota: text(orderNote),
    items: lines.map(({ productoId, cantidad, nota }) => ({
      producto_id: productoId,
      cantidad,
      nota: text(nota),
    })),
  };
}
