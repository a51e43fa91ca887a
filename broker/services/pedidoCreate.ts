import { In, type EntityManager } from 'typeorm';
import { ProductoEntity } from '../../db/entities/catalog';
import { PedidoEntity, PedidoItemEntity } from '../../db/entities/pedidos';
import type { Pedido, PedidoNew } from '../../shared/api/pedidos';
import { invalidField } from '../problem';
import type { Caller, Transaction } from '../ports';
import { answerCustomer } from '../whatsapp/answers';
import { branchFor } from './branchOfNewThing';
import { emitPedido } from './pedidoEvents';
import { getPedido } from './pedidoRead';
import { isRowNumber } from './rowNumber';

/** Most that fits in `PEDIDOS.TOTAL`. */
const maxTotalCents = 999_999_999_999;

/** Registers an order with the prices of this moment, and tells of it. */
export async function createPedido(
  tx: Transaction,
  caller: Caller,
  order: PedidoNew,
): Promise<Pedido> {
  const branchId = await branchFor(tx.manager, caller, order.sucursal_id);
  const lines = await linesOf(tx.manager, order.items);
  return registerPedido(
    tx,
    caller,
    { ...order, sucursal_id: branchId, conversacion_id: null },
    lines,
  );
}

/** A line of an order that is about to be registered, priced. */
export interface PedidoLine {
  producto_id: number | null;
  producto: string;
  precio: number;
  estacion: string | null;
  cantidad: number;
  nota: string | null;
}

/** An order that is about to be registered, without its lines. */
export interface PedidoHead extends Omit<PedidoNew, 'sucursal_id' | 'items'> {
  sucursal_id: number;
  /** The conversation it came from. */
  conversacion_id: number | null;
}

/**
 * The lines a person chose, at the prices of this moment.
 *
 * @throws Problem 422 for a product that does not exist or is not sold any more.
 */
export async function linesOf(
  manager: EntityManager,
  items: PedidoNew['items'],
): Promise<PedidoLine[]> {
  const ids = [...new Set(items.map((item) => item.producto_id))].filter(isRowNumber);
  const rows = await manager.findBy(ProductoEntity, { id: In(ids) });
  const products = new Map(rows.map((row) => [row.id, row]));
  return items.map(({ producto_id, cantidad, nota }, index) => {
    const product = products.get(producto_id);
    if (!product) throw invalidField(`items.${index}.producto_id`, 'ese producto no existe');
    const { nombre: producto, precio, estacion, activo } = product;
    if (!activo) throw invalidField(`items.${index}.producto_id`, `${producto} ya no se vende`);
    return { producto_id, producto, precio, estacion, cantidad, nota: textOrNull(nota) };
  });
}

/** Writes an order with lines that are checked and priced already, tells of it, and tells the customer. */
export async function registerPedido(
  tx: Transaction,
  caller: Caller,
  order: PedidoHead,
  lines: readonly PedidoLine[],
): Promise<Pedido> {
  const { manager } = tx;
  const inserted = await manager.insert(PedidoEntity, {
    sucursal_id: order.sucursal_id,
    subtipo: order.subtipo,
    cliente: textOrNull(order.cliente),
    telefono: textOrNull(order.telefono),
    nota: textOrNull(order.nota),
    usuario_crea: caller.userId,
    conversacion_id: order.conversacion_id,
  });
  const id = Number(inserted.identifiers[0]?.['id']);
  await addLines(manager, id, 0, lines);
  if (order.conversacion_id !== null) await answerCustomer(manager, 'recibido', id);
  const pedido = await getPedido(manager, caller, id);
  emitPedido(tx, 'pedido_creado', caller, pedido, null);
  return pedido;
}

/** Adds lines to an order whose price so far is `total`. */
export async function addLines(
  manager: EntityManager,
  pedidoId: number,
  total: number,
  lines: readonly PedidoLine[],
): Promise<void> {
  const rounded = lines.map((line) => ({
    ...line,
    pedido_id: pedidoId,
    // The column's precision: what is stored is what is charged.
    cantidad: Math.round(line.cantidad * 100) / 100,
  }));
  const cents = rounded.reduce(
    (sum, { precio, cantidad }) => sum + Math.round(precio * cantidad * 100),
    Math.round(total * 100),
  );
  if (cents > maxTotalCents) throw invalidField('items', 'el total es demasiado grande');
  await manager.insert(PedidoItemEntity, rounded);
  await manager.update(PedidoEntity, { id: pedidoId }, { total: cents / 100 });
}

function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
