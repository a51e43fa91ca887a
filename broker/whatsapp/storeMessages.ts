import type { EntityManager } from 'typeorm';
import type { Transaction } from '../ports';
import { databaseNow } from '../services/moments';
import { orderFromCatalog } from './catalogOrders';
import {
  closeForgottenConversations,
  conversationNews,
  messagesArrived,
  type Arrival,
  type LiveConversation,
} from './conversations';
import { draftFromTexts } from './drafts';
import type { Incoming } from './payload';
import { branchOfNumber, type NumberedBranch } from './settings';
import { vouchersFromWaitingImages } from './vouchersOfImages';

/** A message for a phone number that no branch has. */
export class NoBranchError extends Error {
  override readonly name = 'NoBranchError';
}

/** Another broker took the same message in at the same moment; a second look finds it stored. */
class TakenMeanwhileError extends Error {
  override readonly name = 'TakenMeanwhileError';
}

/** A message and the number of ours it came to. */
export interface Received {
  phoneNumberId: string;
  message: Incoming;
}

interface Placed {
  message: Incoming;
  branch: NumberedBranch;
  conversation: LiveConversation;
}

/**
 * Stores messages, each once, and makes of them what they are: an order, a part of a draft, or something to
 * read. Texts cost the same few statements however many there are.
 *
 * @throws NoBranchError for a number of no branch.
 */
export async function storeMessages(tx: Transaction, received: readonly Received[]): Promise<void> {
  const { manager } = tx;
  const fresh = await unknownOf(manager, received);
  if (fresh.length === 0) return;
  await closeForgottenConversations(
    manager,
    fresh.map(({ message }) => message.phone),
  );
  const placed = await place(manager, fresh);
  const ids = await insert(manager, placed);
  const stored = placed.map((entry) => ({ ...entry, id: ids.get(entry.message.wamid) ?? 0 }));
  const drafted = await draftFromTexts(
    manager,
    stored
      .filter(({ message }) => message.kind === 'texto')
      .map(({ id, conversation, branch, message }) => ({
        ...{ id, conversation, words: message.text ?? '', sentAt: message.sentAt },
        groupMinutes: branch.settings.minutos_agrupar,
      })),
  );
  for (const { id, conversation, branch, message } of stored) {
    if (message.kind === 'pedido') {
      const minutes = branch.settings.minutos_agrupar;
      const pedidoId = await orderFromCatalog(tx, conversation, id, message, minutes);
      await vouchersFromWaitingImages(tx, conversation.id, pedidoId);
      tx.emit(conversationNews(conversation, 'pedido', pedidoId));
    } else tx.emit(conversationNews(conversation, drafted.has(id) ? 'borrador' : 'mensaje'));
  }
}

/** Those that are not stored yet, each once: Meta delivers more than once. */
async function unknownOf(
  manager: EntityManager,
  received: readonly Received[],
): Promise<Received[]> {
  const byNumber = new Map<string, Received>();
  for (const entry of received) {
    const { wamid } = entry.message;
    if (!byNumber.has(wamid)) byNumber.set(wamid, entry);
  }
  if (byNumber.size === 0) return [];
  const rows: { wamid: string }[] = await manager.query(
    'SELECT WAMID FROM MENSAJES WHERE WAMID = ANY ($1)',
    [[...byNumber.keys()]],
  );
  for (const { wamid } of rows) byNumber.delete(wamid);
  return [...byNumber.values()];
}

/** Finds the branch and the conversation of each. */
async function place(manager: EntityManager, fresh: readonly Received[]): Promise<Placed[]> {
  const branches = new Map<string, NumberedBranch>();
  const arrivals = new Map<string, Arrival>();
  const nameOf = (branchId: number, phone: string): string => `${branchId} ${phone}`;
  for (const { phoneNumberId, message } of fresh) {
    const branch = branches.get(phoneNumberId) ?? (await branchOfNumber(manager, phoneNumberId));
    if (branch === null) throw new NoBranchError('No branch has that number.');
    branches.set(phoneNumberId, branch);
    const { phone, text, kind, sentAt } = message;
    const before = arrivals.get(nameOf(branch.id, phone));
    // Where it stands in the list says how recent it is.
    arrivals.delete(nameOf(branch.id, phone));
    arrivals.set(nameOf(branch.id, phone), {
      ...{ branchId: branch.id, phone, text, kind },
      name: message.name ?? before?.name ?? null,
      count: (before?.count ?? 0) + 1,
      sentAt: before && before.sentAt > sentAt ? before.sentAt : sentAt,
    });
  }
  const conversations = new Map(
    (await messagesArrived(manager, [...arrivals.values()])).map((conversation) => [
      nameOf(conversation.sucursal_id, conversation.telefono),
      conversation,
    ]),
  );
  return fresh.map(({ phoneNumberId, message }) => {
    const branch = branches.get(phoneNumberId);
    const conversation = branch && conversations.get(nameOf(branch.id, message.phone));
    if (!branch || !conversation) throw new Error('A conversation could not be opened.');
    return { message, branch, conversation };
  });
}

async function insert(
  manager: EntityManager,
  placed: readonly Placed[],
): Promise<Map<string, number>> {
  const rows: { id: number; wamid: string }[] = await manager.query(
    `INSERT INTO MENSAJES (CONVERSACION_ID, WAMID, TIPO, TEXTO, UBICACION, ORIGINAL, MEDIA_ID,
        MEDIA_ESTADO, MEDIA_TIPO, MEDIA_NOMBRE, MEDIA_PROXIMO, FECHA)
      SELECT CONVERSACION_ID, WAMID, TIPO, TEXTO, UBICACION, ORIGINAL, MEDIA_ID, MEDIA_ESTADO,
          MEDIA_TIPO, MEDIA_NOMBRE, CASE WHEN MEDIA_ESTADO = 'PENDIENTE' THEN ${databaseNow} END, FECHA
        FROM jsonb_to_recordset($1::jsonb) AS M (N integer, CONVERSACION_ID integer, WAMID text,
          TIPO text, TEXTO text, UBICACION jsonb, ORIGINAL jsonb, MEDIA_ID text, MEDIA_ESTADO text,
          MEDIA_TIPO text, MEDIA_NOMBRE text, FECHA timestamp)
        ORDER BY N
      ON CONFLICT (WAMID) DO NOTHING RETURNING ID, WAMID`,
    [
      JSON.stringify(
        placed.map(({ message, conversation }, n) => ({
          n,
          conversacion_id: conversation.id,
          wamid: message.wamid,
          tipo: message.kind,
          texto: message.text,
          ubicacion: message.location,
          original: message.original,
          media_id: message.media?.id ?? null,
          media_estado: mediaState(message),
          media_tipo: message.media?.mime ?? null,
          media_nombre: message.media?.name ?? null,
          fecha: message.sentAt,
        })),
      ),
    ],
  );
  if (rows.length < placed.length) {
    throw new TakenMeanwhileError('Another broker stored one of the messages.');
  }
  return new Map(rows.map(({ id, wamid }) => [wamid, id]));
}

/** Only what may be a voucher is fetched; sounds and films are shown as having come. */
function mediaState(message: Incoming): 'PENDIENTE' | null {
  const fetched = message.kind === 'imagen' || message.kind === 'documento';
  return message.media && fetched ? 'PENDIENTE' : null;
}
