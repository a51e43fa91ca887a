import type { EventDraft } from '../../shared/protocol/events';
import type { Logger, RunTransaction, Transaction } from '../ports';
import { databaseNow } from '../services/moments';
import { readWebhook, UnreadableWebhookError, type Delivery } from './payload';
import { applyStatus } from './statuses';
import { NoBranchError, storeMessages, type Received } from './storeMessages';

/** Webhooks taken in by one transaction: many cost little more than one, and their orders must not take seconds. */
const together = 100;
/** Then it is left for a person; every attempt waits twice as long as the one before. */
const maxAttempts = 8;
/** News of a message we know nothing of may have overtaken Meta's answer; after so many looks it is not ours. */
const maxLooks = 4;

interface StoredWebhook {
  id: number;
  cuerpo: string;
  intentos: number;
}

interface ReadableWebhook extends StoredWebhook {
  deliveries: Delivery[];
}

/** What the intake needs. */
export interface IntakeDeps {
  runTransaction: RunTransaction;
  logger: Logger;
  /** A message came whose file has to be fetched. */
  onMedia: () => void;
  /** Messages were taken in; some may have been answered. */
  onTaken: () => void;
}

/**
 * Takes in the oldest webhooks that wait: messages, orders and drafts, their events, and the end of the
 * webhook are one transaction, so that a crash at any moment repeats all of it or nothing. Answers
 * whether more wait.
 */
export async function takeIn(deps: IntakeDeps): Promise<boolean> {
  const { count, media } = await deps.runTransaction(async (tx) => {
    const rows: StoredWebhook[] = await tx.manager.query(
      `SELECT ID, CUERPO, INTENTOS FROM WHATSAPP_ENTRADAS
        WHERE ESTADO = 'PENDIENTE' AND PROXIMO <= ${databaseNow}
        ORDER BY ID LIMIT ${together} FOR UPDATE SKIP LOCKED`,
    );
    const readable = await separateUnreadable(tx, rows, deps.logger);
    // All at once costs least; where one of them fails, each is tried by itself.
    if (!(await attempt(tx, readable)).ok) {
      for (const row of readable) await attemptAlone(tx, row, deps.logger);
    }
    const hasMedia = readable.flatMap(messagesOf).some(({ message }) => message.media !== null);
    return { count: rows.length, media: hasMedia };
  });
  if (media) deps.onMedia();
  if (count > 0) deps.onTaken();
  return count === together;
}

async function separateUnreadable(
  tx: Transaction,
  rows: readonly StoredWebhook[],
  logger: Logger,
): Promise<ReadableWebhook[]> {
  const readable: ReadableWebhook[] = [];
  for (const row of rows) {
    try {
      const deliveries = readWebhook(row.cuerpo);
      readable.push({ ...row, deliveries });
      if (deliveries.some(({ unreadable }) => unreadable > 0)) {
        logger.error({ entrada: row.id }, 'a message could not be read; its webhook is kept');
      }
    } catch (error) {
      if (!(error instanceof UnreadableWebhookError)) throw error;
      logger.error({ entrada: row.id }, 'a webhook could not be read; it is kept for a person');
      await setAside(tx, row.id, 'FALLIDA', error.message);
    }
  }
  return readable;
}

type Attempt = { ok: true } | { ok: false; error: unknown };

/** Takes webhooks in, all of them or none. */
async function attempt(tx: Transaction, rows: readonly ReadableWebhook[]): Promise<Attempt> {
  if (rows.length === 0) return { ok: true };
  const drafts: EventDraft[] = [];
  const inner: Transaction = { manager: tx.manager, emit: (draft) => drafts.push(draft) };
  await tx.manager.query('SAVEPOINT webhooks');
  try {
    const done: number[] = [];
    for (const row of rows) {
      const complete = await applyStatuses(inner, row);
      if (!complete && row.intentos < maxLooks) await postpone(inner, row, null);
      else if (row.deliveries.some(({ unreadable }) => unreadable > 0)) {
        await setAside(inner, row.id, 'FALLIDA', 'A message has no number or no sender.');
      } else done.push(row.id);
    }
    await storeMessages(inner, rows.flatMap(messagesOf));
    await tx.manager.query('DELETE FROM WHATSAPP_ENTRADAS WHERE ID = ANY ($1)', [done]);
  } catch (error) {
    await tx.manager.query('ROLLBACK TO SAVEPOINT webhooks');
    return { ok: false, error };
  }
  drafts.forEach((draft) => {
    tx.emit(draft);
  });
  return { ok: true };
}

async function attemptAlone(tx: Transaction, row: ReadableWebhook, logger: Logger): Promise<void> {
  const outcome = await attempt(tx, [row]);
  if (outcome.ok) return;
  if (outcome.error instanceof NoBranchError) {
    await setAside(tx, row.id, 'SIN_SUCURSAL', null);
    logger.warn({ entrada: row.id }, 'a webhook is for a phone number that no branch has');
    return;
  }
  await postpone(tx, row, outcome.error);
  const fields = { err: outcome.error, entrada: row.id };
  logger.error(fields, 'a webhook could not be taken in; it is kept');
}

/** Answers whether everything that it tells of is known. */
async function applyStatuses(tx: Transaction, { deliveries }: ReadableWebhook): Promise<boolean> {
  let complete = true;
  for (const status of deliveries.flatMap(({ statuses }) => statuses)) {
    complete = (await applyStatus(tx, status)) && complete;
  }
  return complete;
}

function messagesOf({ deliveries }: ReadableWebhook): Received[] {
  return deliveries.flatMap(({ phoneNumberId, messages }) =>
    messages.map((message) => ({ phoneNumberId, message })),
  );
}

async function setAside(
  tx: Transaction,
  id: number,
  state: 'FALLIDA' | 'SIN_SUCURSAL',
  reason: string | null,
): Promise<void> {
  await tx.manager.query('UPDATE WHATSAPP_ENTRADAS SET ESTADO = $2, ERROR = $3 WHERE ID = $1', [
    id,
    state,
    reason,
  ]);
}

async function postpone(tx: Transaction, row: StoredWebhook, error: unknown): Promise<void> {
  await tx.manager.query(
    `UPDATE WHATSAPP_ENTRADAS SET INTENTOS = INTENTOS + 1, ERROR = $2, ESTADO = $3,
      PROXIMO = ${databaseNow} + make_interval(secs => power(2, INTENTOS)) WHERE ID = $1`,
    [
      row.id,
      error instanceof Error ? error.name : null,
      row.intentos + 1 >= maxAttempts ? 'FALLIDA' : 'PENDIENTE',
    ],
  );
}
