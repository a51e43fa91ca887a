import type { EntityManager } from 'typeorm';
import type { CustomerErased } from '../../shared/api/whatsapp/conversaciones';
import { scrub } from './scrub';
import { withoutCustomer } from './waitingWebhooks';

/** What was erased, and the files that have to follow. */
export interface Erasure {
  counts: CustomerErased;
  addresses: string[];
}

/** Phones with fewer digits in common are not the same: a national number and one with its country code are. */
const minDigits = 8;

interface Found {
  conversations: number[];
  drafts: number[];
  orders: number[];
  vouchers: number[];
  addresses: string[];
}

/**
 * Erases a customer by their phone: conversations with their messages, answers and drafts; names, phones
 * and notes in orders and in the events that tell of them; payers and pictures of vouchers. What was sold,
 * for how much, when, and by which operation number it was paid stays: those are the books.
 */
export async function eraseCustomer(manager: EntityManager, phone: string): Promise<Erasure> {
  const digits = phone.replace(/\D/g, '');
  await clearWaiting(manager, digits);
  const found = await find(manager, digits);
  const messages = await count(
    manager,
    'SELECT count(*)::int AS n FROM MENSAJES WHERE CONVERSACION_ID = ANY ($1)',
    [found.conversations],
  );
  await manager.query(
    'UPDATE PEDIDOS SET CLIENTE = NULL, TELEFONO = NULL, NOTA = NULL WHERE ID = ANY ($1)',
    [found.orders],
  );
  await manager.query('UPDATE PEDIDO_ITEMS SET NOTA = NULL WHERE PEDIDO_ID = ANY ($1)', [
    found.orders,
  ]);
  await manager.query(
    `UPDATE VOUCHERS SET PAGADOR = NULL, IMAGEN = NULL, IMAGEN_TIPO = NULL, VERIFICACIONES = '[]'
      WHERE ID = ANY ($1)`,
    [found.vouchers],
  );
  // What was read from the picture; the operation number stays, so that it cannot be used again.
  await manager.query(`UPDATE VOUCHER_LECTURAS SET CAMPOS = '[]' WHERE VOUCHER_ID = ANY ($1)`, [
    found.vouchers,
  ]);
  await manager.query('UPDATE PAGOS SET PAGADOR = NULL WHERE VOUCHER_ID = ANY ($1)', [
    found.vouchers,
  ]);
  const events = await scrubEvents(manager, found, digits);
  await manager.query('DELETE FROM CONVERSACIONES WHERE ID = ANY ($1)', [found.conversations]);
  await manager.query('DELETE FROM PEDIDO_BORRADORES WHERE ID = ANY ($1)', [found.drafts]);
  // First answers kept for repeats hold whole orders.
  await manager.query('DELETE FROM IDEMPOTENCIA WHERE strpos(RESPUESTA, $1) > 0', [digits]);
  const addresses = await unshared(manager, found.addresses);
  return {
    counts: {
      conversaciones: found.conversations.length,
      mensajes: messages,
      imagenes: addresses.length,
      pedidos: found.orders.length,
      comprobantes: found.vouchers.length,
      eventos: events,
    },
    addresses,
  };
}

/** What waits to be read is the customer's as well; others may have written in the same webhook. */
async function clearWaiting(manager: EntityManager, digits: string): Promise<void> {
  const waiting: { id: number; body: string }[] = await manager.query(
    `SELECT ID, CUERPO AS body FROM WHATSAPP_ENTRADAS WHERE strpos(CUERPO, $1) > 0
      ORDER BY ID FOR UPDATE`,
    [digits],
  );
  for (const { id, body } of waiting) {
    const left = withoutCustomer(body, digits);
    if (left === null) await manager.query('DELETE FROM WHATSAPP_ENTRADAS WHERE ID = $1', [id]);
    else await manager.query('UPDATE WHATSAPP_ENTRADAS SET CUERPO = $2 WHERE ID = $1', [id, left]);
  }
}

/** Whether a column holds the phone `$1`, with or without its country code. */
function samePhone(column: string): string {
  const stored = `regexp_replace(coalesce(${column}, ''), '\\D', '', 'g')`;
  return `(length(${stored}) >= ${minDigits} AND length($1) >= ${minDigits}
    AND (${stored} LIKE '%' || $1 OR $1 LIKE '%' || ${stored}))`;
}

/**
 * Finds what is the customer's, and locks it in the order in which others do: a webhook before its
 * conversations, a conversation before its drafts, orders and vouchers. Those who change an order or a voucher
 * refer to its conversation afterwards, which these locks let them; the erasure then waits for them, and they
 * never for it.
 */
async function find(manager: EntityManager, digits: string): Promise<Found> {
  const conversations = await ids(
    manager,
    `SELECT ID FROM CONVERSACIONES WHERE ${samePhone('TELEFONO')} ORDER BY ID FOR NO KEY UPDATE`,
    [digits],
  );
  const drafts = await ids(
    manager,
    `SELECT ID FROM PEDIDO_BORRADORES WHERE ${samePhone('TELEFONO')} OR CONVERSACION_ID = ANY ($2)
      ORDER BY ID FOR UPDATE`,
    [digits, conversations],
  );
  const orders = await ids(
    manager,
    `SELECT ID FROM PEDIDOS WHERE ${samePhone('TELEFONO')} OR CONVERSACION_ID = ANY ($2)
      ORDER BY ID FOR NO KEY UPDATE`,
    [digits, conversations],
  );
  const vouchers = await ids(
    manager,
    `SELECT ID FROM VOUCHERS WHERE PEDIDO_ID = ANY ($1) OR ID IN
      (SELECT VOUCHER_ID FROM MENSAJES WHERE CONVERSACION_ID = ANY ($2)) ORDER BY ID FOR NO KEY UPDATE`,
    [orders, conversations],
  );
  const files: { address: string }[] = await manager.query(
    `SELECT IMAGEN AS address FROM VOUCHERS WHERE ID = ANY ($1) AND IMAGEN IS NOT NULL
      UNION SELECT MEDIA_DIRECCION FROM MENSAJES
        WHERE CONVERSACION_ID = ANY ($2) AND MEDIA_DIRECCION IS NOT NULL`,
    [vouchers, conversations],
  );
  const addresses = files.map(({ address }) => address);
  return { conversations, drafts, orders, vouchers, addresses };
}

async function scrubEvents(manager: EntityManager, found: Found, digits: string): Promise<number> {
  const rows: { id: number; payload: string }[] = await manager.query(
    `SELECT ID, PAYLOAD FROM EVENTOS_REALTIME
      WHERE (ENTIDAD_TIPO = 'PEDIDO' AND ENTIDAD_ID = ANY ($1))
        OR (ENTIDAD_TIPO = 'VOUCHER' AND ENTIDAD_ID = ANY ($2))
        OR (ENTIDAD_TIPO = 'CONVERSACION' AND ENTIDAD_ID = ANY ($3))
        OR strpos(PAYLOAD, $4) > 0`,
    [found.orders, found.vouchers, found.conversations, digits],
  );
  let changed = 0;
  for (const { id, payload } of rows) {
    const clean = scrub(payload, digits);
    if (clean === payload) continue;
    await manager.query('UPDATE EVENTOS_REALTIME SET PAYLOAD = $2 WHERE ID = $1', [id, clean]);
    changed += 1;
  }
  return changed;
}

/** The files that nothing else shows: the same picture may have been sent by somebody else. */
async function unshared(manager: EntityManager, addresses: readonly string[]): Promise<string[]> {
  const rows: { address: string }[] = await manager.query(
    `SELECT A AS address FROM unnest($1::text[]) AS F (A)
      WHERE NOT EXISTS (SELECT 1 FROM VOUCHERS V WHERE V.IMAGEN = A)
        AND NOT EXISTS (SELECT 1 FROM MENSAJES M WHERE M.MEDIA_DIRECCION = A)`,
    [addresses],
  );
  return rows.map(({ address }) => address);
}

async function ids(
  manager: EntityManager,
  query: string,
  parameters: unknown[],
): Promise<number[]> {
  const rows: { id: number }[] = await manager.query(query, parameters);
  return rows.map(({ id }) => id);
}

async function count(
  manager: EntityManager,
  query: string,
  parameters: unknown[],
): Promise<number> {
  const rows: { n: number }[] = await manager.query(query, parameters);
  return rows[0]?.n ?? 0;
}
