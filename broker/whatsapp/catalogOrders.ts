import type { EntityManager } from 'typeorm';
import type { ConversacionRow } from '../../db/entities/whatsapp';
import { emitPedido } from '../services/pedidoEvents';
import { addLines, registerPedido, type PedidoLine } from '../services/pedidoCreate';
import { getPedido } from '../services/pedidoRead';
import type { Transaction } from '../ports';
import { whatsappCaller } from './conversations';
import type { Incoming } from './payload';

interface CatalogProduct {
  codigo: string;
  id: number;
  nombre: string;
  precio: number;
  estacion: string | null;
}

/**
 * An order from the catalogue: its items, at the prices the customer was shown. Another one within the
 * minutes of one order is added to it, as long as nobody approved it. Answers the order's number.
 */
export async function orderFromCatalog(
  tx: Transaction,
  conversation: ConversacionRow,
  messageId: number,
  message: Incoming,
  groupMinutes: number,
): Promise<number> {
  const { manager } = tx;
  const lines = await linesOf(manager, message);
  const items = lines.map(({ producto_id, producto, cantidad, precio }) => ({
    producto_id,
    producto,
    cantidad,
    precio,
  }));
  const open = await pendingOrder(manager, conversation.id, message.sentAt, groupMinutes);
  let pedidoId: number;
  if (open) {
    pedidoId = open.id;
    await addLines(manager, pedidoId, open.total, lines);
    const pedido = await getPedido(manager, whatsappCaller, pedidoId);
    emitPedido(tx, 'pedido_actualizado', whatsappCaller, pedido, pedido.estado);
  } else {
    const head = {
      sucursal_id: conversation.sucursal_id,
      subtipo: 'whatsapp' as const,
      cliente: conversation.cliente,
      telefono: conversation.telefono,
      nota: message.text?.slice(0, 500) ?? null,
      conversacion_id: conversation.id,
    };
    pedidoId = (await registerPedido(tx, whatsappCaller, head, lines)).id;
  }
  await manager.query('UPDATE MENSAJES SET PEDIDO_ID = $2, ITEMS = $3 WHERE ID = $1', [
    messageId,
    pedidoId,
    JSON.stringify(items),
  ]);
  return pedidoId;
}

async function linesOf(manager: EntityManager, message: Incoming): Promise<PedidoLine[]> {
  const items = message.items ?? [];
  const products: CatalogProduct[] = await manager.query(
    `SELECT DISTINCT ON (K.C) K.C AS codigo, P.ID, P.NOMBRE, P.PRECIO::float8 AS precio, P.ESTACION
      FROM unnest($1::text[]) AS K (C)
      JOIN PRODUCTOS P ON P.CODIGO = K.C OR P.ID::text = K.C
      ORDER BY K.C, (P.CODIGO = K.C) DESC NULLS LAST`,
    [items.map(({ code }) => code)],
  );
  const known = new Map(products.map((product) => [product.codigo, product]));
  return items.map(({ code, quantity, price }) => {
    const product = known.get(code);
    return {
      producto_id: product?.id ?? null,
      producto: product?.nombre ?? `Producto ${code} del catálogo`,
      precio: price ?? product?.precio ?? 0,
      estacion: product?.estacion ?? null,
      cantidad: quantity,
      nota: null,
    };
  });
}

/** The catalogue order of the last minutes that still waits, locked. */
async function pendingOrder(
  manager: EntityManager,
  conversationId: number,
  sentAt: Date,
  groupMinutes: number,
): Promise<{ id: number; total: number } | null> {
  const rows: { id: number; total: number }[] = await manager.query(
    `SELECT P.ID, P.TOTAL::float8 AS total FROM PEDIDOS P
      WHERE P.CONVERSACION_ID = $1 AND P.ESTADO = 'PENDIENTE'
        AND NOT EXISTS (SELECT 1 FROM VOUCHERS V WHERE V.PEDIDO_ID = P.ID)
        AND EXISTS (SELECT 1 FROM MENSAJES M WHERE M.CONVERSACION_ID = $1 AND M.PEDIDO_ID = P.ID
          AND M.TIPO = 'pedido' AND M.FECHA BETWEEN $2::timestamp - make_interval(mins => $3)
            AND $2::timestamp + make_interval(mins => $3))
      ORDER BY P.ID DESC LIMIT 1 FOR NO KEY UPDATE OF P`,
    [conversationId, sentAt, groupMinutes],
  );
  return rows[0] ?? null;
}
