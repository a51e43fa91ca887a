import type { ConversacionRow } from '../../db/entities/whatsapp';
import type { EventDraft } from '../../shared/protocol/events';
import type { Logger, RunTransaction, Transaction } from '../ports';
import { databaseNow } from '../services/moments';
import { orderFromCatalog } from './catalogOrders';
import { conversationNews, messageArrived, openConversation } from './conversations';
import { draftFromMessage } from './drafts';
import { readWebhook, UnreadableWebhookError, type Incoming } from './payload';
import { branchOfNumber, settingsOf } from './settings';
import { applyStatus } from './statuses';
import { vouchersFromWaitingImages } from './vouchersOfImages';

/** Webhooks taken in by one transaction: few, so that what they tell is on the screens soon. */
const together = 20;
/** Then it is left for a person; every attempt waits twice as long as the one before. */
const maxAttempts = 8;

interface StoredWebhook {
  id: number;
  cuerpo: string;
  intentos: number;
}

type Outcome = 'done' | 'later' | 'no-branch';

/** What the intake needs. */
export interface IntakeDeps {
  runTransaction: RunTransaction;
  logger: Logger;
  /** A message came whose file has to be fetched. */
  onMedia: () => void;
}

/**
 * Takes in the oldest webhooks that wait: messages, orders and drafts, their events, and the end of the
 * webhook are one transaction, so that a crash at any moment repeats all of it or nothing. Answers
 * whether more wait.
 */
export async function takeIn(deps: IntakeDeps): Promise<boolean> {
  let media = false;
  const count = await deps.runTransaction(async (tx) => {
    const rows: StoredWebhook[] = await tx.manager.query(
      `SELECT ID, CUERPO, INTENTOS FROM WHATSAPP_ENTRADAS
        WHERE ESTADO = 'PENDIENTE' AND PROXIMO <= ${databaseNow}
        ORDER BY ID LIMIT ${together} FOR UPDATE SKIP LOCKED`,
    );
    const done: number[] = [];
    for (const row of rows) {
      const outcome = await attempt(tx, row, deps);
      media ||= outcome.media;
      if (outcome.end === 'done') done.push(row.id);
    }
    if (done.length > 0) {
      await tx.manager.query('DELETE FROM WHATSAPP_ENTRADAS WHERE ID = ANY ($1)', [done]);
    }
    return rows.length;
  });
  if (media) deps.onMedia();
  return count === together;
}

/** Takes one webhook in; what fails undoes nothing of the others. */
async function attempt(
  tx: Transaction,
  row: StoredWebhook,
  { logger }: IntakeDeps,
): Promise<{ end: Outcome; media: boolean }> {
  const drafts: EventDraft[] = [];
  const inner: Transaction = { manager: tx.manager, emit: (draft) => drafts.push(draft) };
  await tx.manager.query('SAVEPOINT webhook');
  try {
    const result = await process(inner, row.cuerpo);
    if (result.end !== 'done' && result.end !== 'later') {
      await tx.manager.query('ROLLBACK TO SAVEPOINT webhook');
      await tx.manager.query(`UPDATE WHATSAPP_ENTRADAS SET ESTADO = 'SIN_SUCURSAL' WHERE ID = $1`, [
        row.id,
      ]);
      logger.warn({ entrada: row.id }, 'a webhook is for a phone number that no branch has');
      return { end: 'no-branch', media: false };
    }
    await tx.manager.query('RELEASE SAVEPOINT webhook');
    drafts.forEach((draft) => {
      tx.emit(draft);
    });
    if (result.end === 'later' && row.intentos < 4) {
      await postpone(tx, row, null);
      return result;
    }
    return { ...result, end: 'done' };
  } catch (error) {
    await tx.manager.query('ROLLBACK TO SAVEPOINT webhook');
    const forGood = error instanceof UnreadableWebhookError || error instanceof SyntaxError;
    await postpone(tx, row, error, forGood);
    logger.error({ err: error, entrada: row.id }, 'a webhook could not be taken in; it is kept');
    return { end: 'later', media: false };
  }
}

async function postpone(
  tx: Transaction,
  row: StoredWebhook,
  error: unknown,
  forGood = false,
): Promise<void> {
  await tx.manager.query(
    `UPDATE WHATSAPP_ENTRADAS SET INTENTOS = INTENTOS + 1, ERROR = $2, ESTADO = $3,
      PROXIMO = ${databaseNow} + make_interval(secs => power(2, INTENTOS)) WHERE ID = $1`,
    [
      row.id,
      error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : null,
      forGood || row.intentos + 1 >= maxAttempts ? 'FALLIDA' : 'PENDIENTE',
    ],
  );
}

async function process(tx: Transaction, body: string): Promise<{ end: Outcome; media: boolean }> {
  let end: Outcome = 'done';
  let media = false;
  for (const { phoneNumberId, messages, statuses } of readWebhook(body)) {
    for (const status of statuses) {
      if (!(await applyStatus(tx, status))) end = 'later';
    }
    const fresh = await notYetStored(tx, messages);
    if (fresh.length === 0) continue;
    const branchId = await branchOfNumber(tx.manager, phoneNumberId);
    if (branchId === null) return { end: 'no-branch', media: false };
    const { minutos_agrupar } = await settingsOf(tx.manager, branchId);
    for (const message of fresh) {
      await storeMessage(tx, branchId, message, minutos_agrupar);
      media ||= message.media !== null;
    }
  }
  return { end, media };
}

/** Meta delivers the same message more than once. */
async function notYetStored(tx: Transaction, messages: readonly Incoming[]): Promise<Incoming[]> {
  const unique = [...new Map(messages.map((message) => [message.wamid, message])).values()];
  if (unique.length === 0) return [];
  const rows: { wamid: string }[] = await tx.manager.query(
    'SELECT WAMID FROM MENSAJES WHERE WAMID = ANY ($1)',
    [unique.map(({ wamid }) => wamid)],
  );
  const known = new Set(rows.map(({ wamid }) => wamid));
  return unique.filter(({ wamid }) => !known.has(wamid));
}

async function storeMessage(
  tx: Transaction,
  branchId: number,
  message: Incoming,
  groupMinutes: number,
): Promise<void> {
  const { manager } = tx;
  const conversation = await openConversation(manager, branchId, message.phone, message.name);
  const rows: { id: number }[] = await manager.query(
    `INSERT INTO MENSAJES (CONVERSACION_ID, WAMID, TIPO, TEXTO, UBICACION, ORIGINAL, MEDIA_ID,
        MEDIA_ESTADO, MEDIA_TIPO, MEDIA_NOMBRE, MEDIA_PROXIMO, FECHA)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CASE WHEN $8 = 'PENDIENTE' THEN ${databaseNow} END, $11)
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
  // Another broker took the same message in at the same moment.
  if (messageId === undefined) return;
  await messageArrived(manager, conversation.id, message);
  await understand(tx, conversation, messageId, message, groupMinutes);
}

async function understand(
  tx: Transaction,
  conversation: ConversacionRow,
  messageId: number,
  message: Incoming,
  groupMinutes: number,
): Promise<void> {
  const context = [conversation, messageId, message, groupMinutes] as const;
  if (message.kind === 'pedido') {
    const pedidoId = await orderFromCatalog(tx, ...context);
    await vouchersFromWaitingImages(tx, conversation.id, pedidoId);
    tx.emit(conversationNews(conversation, 'pedido', pedidoId));
    return;
  }
  const drafted = message.kind === 'texto' && (await draftFromMessage(tx.manager, ...context));
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
