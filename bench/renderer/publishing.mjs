// @ts-check
import { pause } from '../lib/broker.mjs';

/** What a busy evening is made of; every event is about another order, and the last 400 orders come again. */
const kinds = /** @type {const} */ ([
  'pedido_creado',
  'pedido_aprobado',
  'pedido_actualizado',
  'voucher_nuevo',
  'voucher_aprobado',
  'alerta_leida',
  'refill_atendido',
]);

/** @param {number} n */
function eventNumber(n) {
  const tipo = kinds[n % kinds.length] ?? 'pedido_creado';
  const id = 1_000_000 + (n % 400);
  const state = tipo === 'pedido_creado' ? 'PENDIENTE' : 'EN_PREPARACION';
  return {
    tipo,
    sucursal_id: 1,
    subtipo: 'whatsapp',
    usuario_nombre: 'Medición',
    ...(tipo.startsWith('pedido') ? { pedido_id: id, nuevo_estado: state } : {}),
    ...(tipo.startsWith('voucher') ? { voucher_id: id, pedido_id: id, monto: 25.5 } : {}),
    ...(tipo.startsWith('alerta') ? { alerta_id: id } : {}),
    ...(tipo.startsWith('refill') ? { refill_id: id, insumo: 'Aceite', cantidad: 2 } : {}),
  };
}

/**
 * Publishes so many events, at a pace or as fast as the broker takes them.
 * @param {{ url: string, token: string, count: number, perSecond?: number }} options
 */
export async function publishMany({ url, token, count, perSecond }) {
  const started = performance.now();
  const batch = 10;
  for (let n = 0; n < count; n += batch) {
    await Promise.all(
      Array.from({ length: batch }, (_, index) => publish(url, token, eventNumber(n + index))),
    );
    if (perSecond !== undefined) {
      await pause(Math.max(0, started + (n / perSecond) * 1000 - performance.now()));
    }
  }
  return count / ((performance.now() - started) / 1000);
}

/**
 * Publishes one event.
 * @param {string} url
 * @param {string} token
 * @param {object} event
 */
export async function publish(url, token, event) {
  const response = await fetch(`${url}/broadcast`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(event),
  });
  if (!response.ok) throw new Error(`the broker answered ${response.status}`);
  return /** @type {{ id: number }} */ (await response.json());
}
