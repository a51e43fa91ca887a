import { In, type EntityManager } from 'typeorm';
import { ProductoEntity, type ProductoRow } from '../../db/entities/catalog';
import { PedidoEntity, PedidoItemEntity } from '../../db/entities/pedidos';
import type { Pedido, PedidoNew } from '../../shared/api/pedidos';
import { invalidField } from '../problem';
import type { Caller, Transaction } from '../ports';
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
  const { manager } = tx;
  const branchId = await branchFor(manager, caller, order.sucursal_id);
  const products = await productsOf(manager, order);
  const lines = order.items.map((item, index) => {
    const product = products.get(item.producto_id);
    if (!product) throw invalidField(`items.${index}.producto_id`, 'ese producto no existe');
    if (!product.activo) {
      throw invalidField(`items.${index}.producto_id`, `${product.nombre} ya no se vende`);
    }
    // The column's precision: what is stored is what is charged.
    const cantidad = Math.round(item.cantidad * 100) / 100;
    return { ...item, cantidad, product };
  });
  const cents = lines.reduce(
    (sum, { product, cantidad }) => sum + Math.round(product.precio * cantidad * 100),
    0,
  );
  if (cents > maxTotalCents) throw invalidField('items', 'el total es demasiado grande');

  const inserted = await manager.insert(PedidoEntity, {
    sucursal_id: branchId,
    subtipo: order.subtipo,
    cliente: textOrNull(order.cliente),
    telefono: textOrNull(order.telefono),
    nota: textOrNull(order.nota),
    total: cents / 100,
    usuario_crea: caller.userId,
  });
  const id = Number(inserted.identifiers[0]?.['id']);
  await manager.insert(
    PedidoItemEntity,
    lines.map(({ product, cantidad, nota }) => ({
      pedido_id: id,
      producto_id: product.id,
      producto: product.nombre,
      cantidad,
      precio: product.precio,
      nota: textOrNull(nota),
      estacion: product.estacion,
    })),
  );

  const pedido = await getPedido(manager, caller, id);
  emitPedido(tx, 'pedido_creado', caller, pedido, null);
  return pedido;
}

async function productsOf(
  manager: EntityManager,
  order: PedidoNew,
): Promise<Map<number, ProductoRow>> {
  const ids = [...new Set(order.items.map((item) => item.producto_id))].filter(isRowNumber);
  const rows = await manager.findBy(ProductoEntity, { id: In(ids) });
  return new Map(rows.map((row) => [row.id, row]));
}

function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
