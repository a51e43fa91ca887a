import type { EntityManager } from 'typeorm';
import type { ConversacionRow } from '../../db/entities/whatsapp';
import type { Voucher } from '../../shared/api/vouchers';
import { invalidField, notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { branchOfPedido } from '../services/branchOfNewThing';
import { reaches } from '../services/branchScope';
import { createVoucher } from '../services/voucherUpload';
import { conversationNews, whatsappCaller } from './conversations';
import type { StoredFile } from './files';

/** How long before an order was registered its picture may have come, in hours. */
const earlierHours = 6;

interface ImageRow {
  id: number;
  media_datos: StoredFile;
}

/**
 * Makes a picture that has just arrived the voucher of its order: the one order of the conversation that
 * is not paid yet. Where there is none, or more than one, it waits for a person.
 */
export async function voucherFromImage(
  tx: Transaction,
  conversation: ConversacionRow,
  messageId: number,
): Promise<Voucher | null> {
  const orders: { id: number }[] = await tx.manager.query(
    `SELECT P.ID FROM PEDIDOS P WHERE P.CONVERSACION_ID = $1
        AND P.ESTADO IN ('PENDIENTE', 'EN_PREPARACION')
        AND NOT EXISTS (SELECT 1 FROM VOUCHERS V WHERE V.PEDIDO_ID = P.ID
          AND V.ESTADO IN ('PENDIENTE', 'APROBADO'))
      ORDER BY P.ID LIMIT 2`,
    [conversation.id],
  );
  const [order, another] = orders;
  const drafts: unknown[] = await tx.manager.query(
    `SELECT FROM PEDIDO_BORRADORES WHERE CONVERSACION_ID = $1 AND ESTADO = 'ABIERTO' LIMIT 1`,
    [conversation.id],
  );
  if (!order || another || drafts.length > 0) return null;
  const image = await waitingImage(tx.manager, messageId);
  return image && register(tx, whatsappCaller, image, order.id);
}

/** Links the pictures that waited for an order to be registered: what came with it pays for it. */
export async function vouchersFromWaitingImages(
  tx: Transaction,
  conversationId: number,
  pedidoId: number,
): Promise<void> {
  const rows: ImageRow[] = await tx.manager.query(
    `SELECT ID, MEDIA_DATOS FROM MENSAJES WHERE CONVERSACION_ID = $1 AND ${waits}
        AND FECHA > (now() AT TIME ZONE 'UTC') - make_interval(hours => ${earlierHours})
      ORDER BY ID FOR UPDATE`,
    [conversationId],
  );
  for (const row of rows) await register(tx, whatsappCaller, row, pedidoId);
}

/**
 * Links a picture to an order by hand.
 *
 * @throws Problem 404, 409 where it is no picture that waits, 422 for an order of another branch.
 */
export async function linkImage(
  tx: Transaction,
  caller: Caller,
  messageId: number,
  pedidoId: number,
): Promise<Voucher> {
  const conversation = await conversationOfMessage(
    tx.manager,
    caller,
    messageId,
    'FOR NO KEY UPDATE OF C',
  );
  // Those who see all branches must not pay an order of one with what was sent to another.
  if ((await branchOfPedido(tx.manager, caller, pedidoId)) !== conversation.sucursal_id) {
    throw invalidField('pedido_id', 'ese pedido es de otra sucursal que la conversación');
  }
  const image = await waitingImage(tx.manager, messageId);
  if (!image) {
    throw wrongState(
      `El mensaje ${messageId} no tiene una imagen por vincular; quizá ya es de un comprobante.`,
    );
  }
  const voucher = await register(tx, caller, image, pedidoId);
  tx.emit(conversationNews(conversation, 'archivo', pedidoId));
  return voucher;
}

/** Condition of a picture or PDF that belongs to no voucher yet. */
export const waits = `MEDIA_ESTADO = 'LISTA' AND VOUCHER_ID IS NULL AND TIPO IN ('imagen', 'documento')`;

/**
 * The conversation of a message; whoever changes the message locks it first, as those do who erase a customer.
 *
 * @throws Problem 404, also for one of another branch.
 */
export async function conversationOfMessage(
  manager: EntityManager,
  caller: Caller,
  messageId: number,
  lock: 'FOR NO KEY UPDATE OF C' | '' = '',
): Promise<ConversacionRow> {
  const rows: ConversacionRow[] = await manager.query(
    `SELECT C.* FROM CONVERSACIONES C JOIN MENSAJES M ON M.CONVERSACION_ID = C.ID WHERE M.ID = $1
      ${lock}`,
    [messageId],
  );
  const [row] = rows;
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(`El mensaje ${messageId}`);
  return row;
}

async function waitingImage(manager: EntityManager, messageId: number): Promise<ImageRow | null> {
  const rows: ImageRow[] = await manager.query(
    `SELECT ID, MEDIA_DATOS FROM MENSAJES WHERE ID = $1 AND ${waits} FOR UPDATE`,
    [messageId],
  );
  return rows[0] ?? null;
}

async function register(
  tx: Transaction,
  caller: Caller,
  image: ImageRow,
  pedidoId: number,
): Promise<Voucher> {
  const fields = { pedido_id: pedidoId, subtipo: 'whatsapp' as const };
  const voucher = await createVoucher(tx, caller, fields, image.media_datos);
  await tx.manager.query('UPDATE MENSAJES SET VOUCHER_ID = $2, PEDIDO_ID = $3 WHERE ID = $1', [
    image.id,
    voucher.id,
    pedidoId,
  ]);
  return voucher;
}

/**
 * Where the file of a message lies.
 *
 * @throws Problem 404 where there is none, or none that concerns the caller.
 */
export async function addressOfMessageFile(
  manager: EntityManager,
  caller: Caller,
  messageId: number,
): Promise<string> {
  await conversationOfMessage(manager, caller, messageId);
  const rows: { media_direccion: string }[] = await manager.query(
    `SELECT MEDIA_DIRECCION FROM MENSAJES WHERE ID = $1 AND MEDIA_ESTADO = 'LISTA'`,
    [messageId],
  );
  const [row] = rows;
  if (!row) throw notFound(`El archivo del mensaje ${messageId}`);
  return row.media_direccion;
}
