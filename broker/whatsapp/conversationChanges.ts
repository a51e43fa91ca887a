import type { ConversacionRow } from '../../db/entities/whatsapp';
import type {
  ConversacionDetail,
  ConversacionPatch,
  NoticeNew,
  OutboundMessage,
} from '../../shared/api/whatsapp/conversaciones';
import { notFound, wrongState } from '../problem';
import type { Caller, Clock, Transaction } from '../ports';
import { reaches } from '../services/branchScope';
import { answerCustomer } from './answers';
import { answerableUntil, conversationNews } from './conversations';
import { getConversacion } from './conversationRead';
import { getSalida } from './outboxRead';
import { settingsOf } from './settings';

/**
 * Closes or opens a conversation, or chooses its language.
 *
 * @throws Problem 409 where the phone has another open conversation.
 */
export async function changeConversacion(
  tx: Transaction,
  caller: Caller,
  clock: Clock,
  id: number,
  patch: ConversacionPatch,
): Promise<ConversacionDetail> {
  const row = await lock(tx, caller, id);
  const estado = patch.estado ?? row.estado;
  const idioma = patch.idioma === undefined ? row.idioma : patch.idioma;
  if (estado === 'ABIERTA' && row.estado === 'CERRADA') {
    const others: unknown[] = await tx.manager.query(
      `SELECT FROM CONVERSACIONES WHERE TELEFONO = $1 AND SUCURSAL_ID = $2 AND ESTADO = 'ABIERTA'`,
      [row.telefono, row.sucursal_id],
    );
    if (others.length > 0) {
      throw wrongState('Este cliente ya tiene otra conversación abierta; siga en esa.');
    }
  }
  await tx.manager.query('UPDATE CONVERSACIONES SET ESTADO = $2, IDIOMA = $3 WHERE ID = $1', [
    id,
    estado,
    idioma,
  ]);
  tx.emit(conversationNews(row, 'cambio'));
  return getConversacion(tx.manager, caller, clock, id);
}

/** Marks the messages of a conversation as seen; twice changes and tells nothing. */
export async function readConversacion(
  tx: Transaction,
  caller: Caller,
  clock: Clock,
  id: number,
): Promise<ConversacionDetail> {
  const row = await lock(tx, caller, id);
  if (row.sin_leer > 0) {
    await tx.manager.query('UPDATE CONVERSACIONES SET SIN_LEER = 0 WHERE ID = $1', [id]);
    tx.emit(conversationNews(row, 'cambio'));
  }
  return getConversacion(tx.manager, caller, clock, id);
}

/**
 * Puts a free answer into the outbox.
 *
 * @throws Problem 409 outside the 24 hours, and where the branch's sending is off.
 */
export async function answerConversacion(
  tx: Transaction,
  caller: Caller,
  clock: Clock,
  id: number,
  text: string,
): Promise<OutboundMessage> {
  const row = await lock(tx, caller, id);
  if (clock.now() >= answerableUntil(row)) {
    throw wrongState(
      'El cliente escribió por última vez hace más de 24 horas; WhatsApp solo deja responder cuando vuelva a escribir.',
    );
  }
  const settings = await settingsOf(tx.manager, row.sucursal_id);
  if (!settings.envio_activo) {
    throw wrongState('El envío de mensajes está apagado en esta sucursal.');
  }
  const rows: { id: number }[] = await tx.manager.query(
    `INSERT INTO WHATSAPP_SALIDAS (CONVERSACION_ID, MOTIVO, TEXTO, USUARIO_ID)
      VALUES ($1, 'libre', $2, $3) RETURNING ID`,
    [id, text, caller.userId],
  );
  tx.emit(conversationNews(row, 'salida'));
  return getSalida(tx.manager, caller, rows[0]?.id ?? 0);
}

/**
 * Tells a customer of one of their orders again, because a person wants it: in the branch's words, or by
 * its approved template once the 24 hours are over.
 *
 * @throws Problem 404 for an order that is not of this conversation; 409 where the branch's sending is off
 * or it has no template for that.
 */
export async function sendNotice(
  tx: Transaction,
  caller: Caller,
  clock: Clock,
  id: number,
  { motivo, pedido_id }: NoticeNew,
): Promise<OutboundMessage> {
  const row = await lock(tx, caller, id);
  const orders: unknown[] = await tx.manager.query(
    'SELECT FROM PEDIDOS WHERE ID = $1 AND CONVERSACION_ID = $2',
    [pedido_id, id],
  );
  if (orders.length === 0) throw notFound(`El pedido #${pedido_id} de esta conversación`);
  const settings = await settingsOf(tx.manager, row.sucursal_id);
  if (!settings.envio_activo) {
    throw wrongState('El envío de mensajes está apagado en esta sucursal.');
  }
  const closed = clock.now() >= answerableUntil(row);
  if (closed && settings.plantillas[motivo] === null) {
    throw wrongState(
      'La sucursal no tiene una plantilla aprobada para este aviso; póngala en sus ajustes de WhatsApp.',
    );
  }
  const answerId = await answerCustomer(tx.manager, motivo, pedido_id, { againBy: caller.userId });
  tx.emit(conversationNews(row, 'salida'));
  return getSalida(tx.manager, caller, answerId ?? 0);
}

async function lock(tx: Transaction, caller: Caller, id: number): Promise<ConversacionRow> {
  const rows: ConversacionRow[] = await tx.manager.query(
    'SELECT * FROM CONVERSACIONES WHERE ID = $1 FOR NO KEY UPDATE',
    [id],
  );
  const [row] = rows;
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(`La conversación ${id}`);
  return row;
}
