import type { BorradorRow, ConversacionRow } from '../../db/entities/whatsapp';
import type { Pedido } from '../../shared/api/pedidos';
import type { Borrador, BorradorConfirm, BorradorNew } from '../../shared/api/whatsapp/borradores';
import { notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { branchFor } from '../services/branchOfNewThing';
import { reaches } from '../services/branchScope';
import { databaseNow, iso } from '../services/moments';
import { linesOf, registerPedido } from '../services/pedidoCreate';
import { actor } from '../services/pedidoEvents';
import { conversationNews } from './conversations';
import { getBorrador, lockDraft } from './draftRead';
import { maxDraftChars, productIndex, saveDrafts } from './drafts';
import { readOrder } from './reading/readOrder';
import { clean, cut } from './texts';
import { vouchersFromWaitingImages } from './vouchersOfImages';

/** Reads an order from pasted text, or from what a conversation said and no order or draft has yet. */
export async function createBorrador(
  tx: Transaction,
  caller: Caller,
  fresh: BorradorNew,
): Promise<Borrador> {
  const { manager } = tx;
  const conversation =
    fresh.conversacion_id === undefined
      ? null
      : await conversationRow(tx, caller, fresh.conversacion_id);
  const branchId =
    conversation?.sucursal_id ?? (await branchFor(manager, caller, fresh.sucursal_id));
  const messages = conversation ? await looseMessages(tx, conversation.id) : [];
  const text = fresh.texto ?? messages.map(({ texto }) => texto).join('\n');
  if (text.trim() === '') {
    throw wrongState('La conversación no tiene mensajes de texto que no sean ya de un pedido.');
  }
  const words = clean(text);
  const [id = 0] = await saveDrafts(manager, [
    {
      ...{ id: null, sucursal_id: branchId, conversacion_id: conversation?.id ?? null },
      subtipo: fresh.subtipo,
      cliente: fresh.cliente ?? conversation?.cliente ?? null,
      telefono: fresh.telefono ?? conversation?.telefono ?? null,
      texto: words,
      ...readOrder(words, await productIndex(manager)),
      mensajes: messages.map((message) => message.id),
    },
  ]);
  tellOfDraft(
    tx,
    caller,
    { id, sucursal_id: branchId, conversacion_id: conversation?.id ?? null },
    true,
  );
  return getBorrador(manager, caller, id);
}

/**
 * Registers the order a draft became in a person's hands. The draft's own words stay as they were.
 *
 * @throws Problem 409 for a draft that is no longer open or that says more than the person saw, 422 for items
 * that cannot be sold.
 */
export async function confirmBorrador(
  tx: Transaction,
  caller: Caller,
  id: number,
  order: BorradorConfirm,
): Promise<Pedido> {
  const { manager } = tx;
  const draft = await lockDraft(manager, caller, id);
  if (draft.estado !== 'ABIERTO') throw wrongState(settled(id, draft.estado, draft.pedido_id));
  if (order.visto !== undefined && order.visto !== iso(draft.fecha_actualizacion)) {
    throw wrongState(
      'El cliente escribió algo más desde que usted abrió este borrador; léalo antes de confirmar.',
    );
  }
  const lines = await linesOf(manager, order.items);
  const head = {
    sucursal_id: draft.sucursal_id,
    subtipo: order.subtipo ?? draft.subtipo,
    cliente: order.cliente ?? draft.cliente,
    telefono: order.telefono ?? draft.telefono,
    nota: order.nota,
    conversacion_id: draft.conversacion_id,
  };
  const pedido = await registerPedido(tx, caller, head, lines);
  await manager.query(
    `UPDATE PEDIDO_BORRADORES SET ESTADO = 'CONFIRMADO', PEDIDO_ID = $2, USUARIO_ID = $3,
      FECHA_ACTUALIZACION = ${databaseNow} WHERE ID = $1`,
    [id, pedido.id, caller.userId],
  );
  await manager.query('UPDATE MENSAJES SET PEDIDO_ID = $2 WHERE BORRADOR_ID = $1', [id, pedido.id]);
  if (draft.conversacion_id !== null) {
    await vouchersFromWaitingImages(tx, draft.conversacion_id, pedido.id);
    const conversation = { id: draft.conversacion_id, sucursal_id: draft.sucursal_id };
    tx.emit(conversationNews(conversation, 'pedido', pedido.id));
  } else tellOfDraft(tx, caller, draft, false);
  return pedido;
}

/** Discards a draft; doing it twice changes nothing. */
export async function discardBorrador(
  tx: Transaction,
  caller: Caller,
  id: number,
): Promise<Borrador> {
  const draft = await lockDraft(tx.manager, caller, id);
  if (draft.estado === 'CONFIRMADO') throw wrongState(settled(id, draft.estado, draft.pedido_id));
  await tx.manager.query(
    `UPDATE PEDIDO_BORRADORES SET ESTADO = 'DESCARTADO', USUARIO_ID = $2,
      FECHA_ACTUALIZACION = ${databaseNow} WHERE ID = $1 AND ESTADO = 'ABIERTO'`,
    [id, caller.userId],
  );
  tellOfDraft(tx, caller, draft, false);
  return getBorrador(tx.manager, caller, id);
}

/** A draft of a conversation is loaded with it; one of none by itself. */
function tellOfDraft(
  tx: Transaction,
  caller: Caller,
  draft: Pick<BorradorRow, 'id' | 'sucursal_id' | 'conversacion_id'>,
  fresh: boolean,
): void {
  const { id, sucursal_id, conversacion_id } = draft;
  if (conversacion_id !== null) {
    const conversation = { id: conversacion_id, sucursal_id };
    tx.emit(conversationNews(conversation, fresh ? 'borrador' : 'cambio'));
    return;
  }
  const novedad = fresh ? 'nuevo' : 'cambio';
  tx.emit({
    tipo: 'borrador_actualizado',
    borrador_id: id,
    novedad,
    sucursal_id,
    ...actor(caller),
  });
}

function settled(id: number, state: string, pedidoId: number | null): string {
  return state === 'CONFIRMADO'
    ? `El borrador ${id} ya fue confirmado: es el pedido #${pedidoId ?? ''}.`
    : `El borrador ${id} ya fue descartado.`;
}

async function conversationRow(
  tx: Transaction,
  caller: Caller,
  id: number,
): Promise<ConversacionRow> {
  const rows: ConversacionRow[] = await tx.manager.query(
    'SELECT * FROM CONVERSACIONES WHERE ID = $1::numeric FOR NO KEY UPDATE',
    [id],
  );
  const [row] = rows;
  // Other programs may hand in text; what customers wrote is not theirs to read.
  if (!row || caller.role === 'SERVICIO' || !reaches(caller, row.sucursal_id)) {
    throw notFound(`La conversación ${id}`);
  }
  return row;
}

async function looseMessages(
  tx: Transaction,
  conversationId: number,
): Promise<{ id: number; texto: string }[]> {
  const rows: { id: number; texto: string }[] = await tx.manager.query(
    `SELECT ID, TEXTO FROM MENSAJES WHERE CONVERSACION_ID = $1 AND TIPO IN ('texto', 'interactivo')
        AND TEXTO IS NOT NULL AND BORRADOR_ID IS NULL AND PEDIDO_ID IS NULL
      ORDER BY FECHA DESC, ID DESC LIMIT 50`,
    [conversationId],
  );
  let room = maxDraftChars;
  return rows
    .filter(({ texto }) => (room -= texto.length + 1) > 0)
    .reverse()
    .map(({ id, texto }) => ({ id, texto: cut(texto, maxDraftChars) }));
}
