import type { EntityManager } from 'typeorm';
import type { BorradorRow } from '../../db/entities/whatsapp';
import { databaseNow } from '../services/moments';
import type { LiveConversation } from './conversations';
import { ProductIndex, type OrderableProduct } from './reading/productIndex';
import { readOrder, type OrderReading } from './reading/readOrder';
import type { Incoming } from './payload';
import { cut } from './texts';

/** Longest text one draft is read from; what is said beyond it begins the next. */
export const maxDraftChars = 4_000;

let last: { key: string; index: ProductIndex } | null = null;

/** The products that are sold now, ready to be searched; made anew only when they changed. */
export async function productIndex(manager: EntityManager): Promise<ProductIndex> {
  const products: OrderableProduct[] = await manager.query(
    'SELECT ID, NOMBRE, PRECIO::float8 AS precio FROM PRODUCTOS WHERE ACTIVO ORDER BY ID',
  );
  const key = JSON.stringify(products);
  if (last?.key !== key) last = { key, index: new ProductIndex(products) };
  return last.index;
}

/**
 * Takes a text message into the order it belongs to: the open draft of the last minutes, or a new one if it
 * names a product. Answers whether there is a draft now.
 */
export async function draftFromMessage(
  manager: EntityManager,
  conversation: LiveConversation,
  messageId: number,
  message: Incoming,
  groupMinutes: number,
  index: ProductIndex,
): Promise<boolean> {
  const words = message.text ?? '';
  const open = conversation.con_borrador
    ? await openDraft(manager, conversation.id, message.sentAt, groupMinutes)
    : null;
  const fits = open !== null && open.texto.length + words.length < maxDraftChars;
  if (open && fits) {
    await attach(manager, open.id, [messageId]);
    await readAgain(manager, open.id, index);
    return true;
  }
  const reading = readOrder(cut(words, maxDraftChars), index);
  if (reading.lineas.length === 0) return false;
  const rows: { id: number }[] = await manager.query(
    `INSERT INTO PEDIDO_BORRADORES (SUCURSAL_ID, CONVERSACION_ID, CLIENTE, TELEFONO, TEXTO)
      VALUES ($1, $2, $3, $4, '') RETURNING ID`,
    [conversation.sucursal_id, conversation.id, conversation.cliente, conversation.telefono],
  );
  const draftId = rows[0]?.id ?? 0;
  const before =
    fits || !open ? await looseTexts(manager, conversation.id, message, groupMinutes) : [];
  await attach(manager, draftId, [...before, messageId]);
  await readAgain(manager, draftId, index);
  return true;
}

/** The open draft whose last words came within the minutes of one order. */
async function openDraft(
  manager: EntityManager,
  conversationId: number,
  sentAt: Date,
  groupMinutes: number,
): Promise<BorradorRow | null> {
  const rows: BorradorRow[] = await manager.query(
    `SELECT B.* FROM PEDIDO_BORRADORES B WHERE B.CONVERSACION_ID = $1 AND B.ESTADO = 'ABIERTO'
        AND EXISTS (SELECT 1 FROM MENSAJES M WHERE M.BORRADOR_ID = B.ID AND M.FECHA BETWEEN
          $2::timestamp - make_interval(mins => $3) AND $2::timestamp + make_interval(mins => $3))
      ORDER BY B.ID DESC LIMIT 1 FOR UPDATE OF B`,
    [conversationId, sentAt, groupMinutes],
  );
  return rows[0] ?? null;
}

/** What was said just before the first product: "hola", "para llevar". */
async function looseTexts(
  manager: EntityManager,
  conversationId: number,
  message: Incoming,
  groupMinutes: number,
): Promise<number[]> {
  const rows: { id: number }[] = await manager.query(
    `SELECT ID FROM MENSAJES WHERE CONVERSACION_ID = $1 AND TIPO = 'texto' AND BORRADOR_ID IS NULL
        AND PEDIDO_ID IS NULL AND WAMID <> $4 AND FECHA BETWEEN
          $2::timestamp - make_interval(mins => $3) AND $2::timestamp
      ORDER BY FECHA DESC, ID DESC LIMIT 10`,
    [conversationId, message.sentAt, groupMinutes, message.wamid],
  );
  return rows.map(({ id }) => id);
}

async function attach(
  manager: EntityManager,
  draftId: number,
  messageIds: readonly number[],
): Promise<void> {
  await manager.query('UPDATE MENSAJES SET BORRADOR_ID = $1 WHERE ID = ANY ($2)', [
    draftId,
    messageIds,
  ]);
}

/** Reads a draft from all of its messages, in the order they were written, whatever order they came in. */
async function readAgain(
  manager: EntityManager,
  draftId: number,
  index: ProductIndex,
): Promise<void> {
  const rows: { texto: string }[] = await manager.query(
    `SELECT coalesce(TEXTO, '') AS texto FROM MENSAJES WHERE BORRADOR_ID = $1 ORDER BY FECHA, ID`,
    [draftId],
  );
  const text = cut(rows.map(({ texto }) => texto).join('\n'), maxDraftChars);
  await saveReading(manager, draftId, text, readOrder(text, index));
}

/** Writes down what was read. */
export async function saveReading(
  manager: EntityManager,
  draftId: number,
  text: string,
  reading: OrderReading,
): Promise<void> {
  await manager.query(
    `UPDATE PEDIDO_BORRADORES SET TEXTO = $2, LINEAS = $3, SIN_RECONOCER = $4,
      FECHA_ACTUALIZACION = ${databaseNow} WHERE ID = $1`,
    [draftId, text, JSON.stringify(reading.lineas), JSON.stringify(reading.sin_reconocer)],
  );
}
