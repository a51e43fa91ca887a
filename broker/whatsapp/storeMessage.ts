import type { WhatsappSettings } from '../../shared/api/whatsapp/settings';
import type { Transaction } from '../ports';
import { databaseNow } from '../services/moments';
import { orderFromCatalog } from './catalogOrders';
import {
  closeForgottenConversations,
  conversationNews,
  messageArrived,
  type LiveConversation,
} from './conversations';
import { draftFromMessage, productIndex } from './drafts';
import type { Delivery, Incoming } from './payload';
import type { ProductIndex } from './reading/productIndex';
import { branchOfNumber, settingsOf } from './settings';
import { vouchersFromWaitingImages } from './vouchersOfImages';

/** A message for a phone number that no branch has. */
export class NoBranchError extends Error {
  override readonly name = 'NoBranchError';
}

/** Another broker took the same message in at the same moment; a second look finds it stored. */
class TakenMeanwhileError extends Error {
  override readonly name = 'TakenMeanwhileError';
}

/** What is read once for all messages of a transaction. */
export interface IntakeContext {
  /** Messages that are stored already: Meta delivers more than once. */
  known: Set<string>;
  index: ProductIndex;
  branches: Map<string, { id: number; settings: WhatsappSettings }>;
}

/** Reads what the messages need, and closes the conversations that they do not go on with. */
export async function prepareIntake(
  tx: Transaction,
  deliveries: readonly Delivery[],
): Promise<IntakeContext> {
  const { manager } = tx;
  const messages = deliveries.flatMap((delivery) => delivery.messages);
  const context: IntakeContext = {
    known: new Set(),
    index: await productIndex(manager),
    branches: new Map(),
  };
  if (messages.length === 0) return context;
  const rows: { wamid: string }[] = await manager.query(
    'SELECT WAMID FROM MENSAJES WHERE WAMID = ANY ($1)',
    [messages.map(({ wamid }) => wamid)],
  );
  for (const { wamid } of rows) context.known.add(wamid);
  const phones = messages.filter(({ wamid }) => !context.known.has(wamid));
  await closeForgottenConversations(
    manager,
    phones.map(({ phone }) => phone),
  );
  return context;
}

/**
 * Stores a message, once, and makes of it what it is: an order, a part of a draft, or something to read.
 *
 * @throws NoBranchError for a number of no branch.
 */
export async function storeMessage(
  tx: Transaction,
  phoneNumberId: string,
  message: Incoming,
  context: IntakeContext,
): Promise<void> {
  if (context.known.has(message.wamid)) return;
  context.known.add(message.wamid);
  const { manager } = tx;
  const branch = await branchOf(tx, phoneNumberId, context);
  const conversation = await messageArrived(manager, branch.id, message);
  const rows: { id: number }[] = await manager.query(
    `INSERT INTO MENSAJES (CONVERSACION_ID, WAMID, TIPO, TEXTO, UBICACION, ORIGINAL, MEDIA_ID,
        MEDIA_ESTADO, MEDIA_TIPO, MEDIA_NOMBRE, MEDIA_PROXIMO, FECHA)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text, $9, $10,
        CASE WHEN $8::text = 'PENDIENTE' THEN ${databaseNow} END, $11)
      ON CONFLICT (WAMID) DO NOTHING RETURNING ID`,
    [
      conversation.id,
      message.wamid,
      message.kind,
      message.text,
      jsonOrNull(message.location),
      jsonOrNull(message.original),
      message.media?.id ?? null,
      mediaState(message),
      message.media?.mime ?? null,
      message.media?.name ?? null,
      message.sentAt,
    ],
  );
  const messageId = rows[0]?.id;
  if (messageId === undefined) throw new TakenMeanwhileError('Another broker stored the message.');
  const minutes = branch.settings.minutos_agrupar;
  await understand(tx, conversation, messageId, message, minutes, context.index);
}

async function branchOf(
  tx: Transaction,
  phoneNumberId: string,
  { branches }: IntakeContext,
): Promise<{ id: number; settings: WhatsappSettings }> {
  const known = branches.get(phoneNumberId);
  if (known) return known;
  const id = await branchOfNumber(tx.manager, phoneNumberId);
  if (id === null) throw new NoBranchError('No branch has that number.');
  const branch = { id, settings: await settingsOf(tx.manager, id) };
  branches.set(phoneNumberId, branch);
  return branch;
}

async function understand(
  tx: Transaction,
  conversation: LiveConversation,
  messageId: number,
  message: Incoming,
  groupMinutes: number,
  index: ProductIndex,
): Promise<void> {
  if (message.kind === 'pedido') {
    const pedidoId = await orderFromCatalog(tx, conversation, messageId, message, groupMinutes);
    await vouchersFromWaitingImages(tx, conversation.id, pedidoId);
    tx.emit(conversationNews(conversation, 'pedido', pedidoId));
    return;
  }
  const drafted =
    message.kind === 'texto' &&
    (await draftFromMessage(tx.manager, conversation, messageId, message, groupMinutes, index));
  tx.emit(conversationNews(conversation, drafted ? 'borrador' : 'mensaje'));
}

/** Only what may be a voucher is fetched; sounds and films are shown as having come. */
function mediaState(message: Incoming): 'PENDIENTE' | null {
  const fetched = message.kind === 'imagen' || message.kind === 'documento';
  return message.media && fetched ? 'PENDIENTE' : null;
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
