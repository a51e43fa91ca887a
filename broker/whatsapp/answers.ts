import type { EntityManager } from 'typeorm';
import type {
  AnswerKind,
  CustomerLanguage,
  WhatsappSettings,
} from '../../shared/api/whatsapp/settings';
import { cut } from './texts';
import { settingsOf } from './settings';

/** What an answer says besides the branch's words. */
export interface AnswerFacts {
  /** Of a rejection. */
  motivo?: string;
  /** Tells answers of one kind about one order apart, e.g. the voucher of a rejection. */
  about?: number;
  /** Who wants it said, whatever was said before. */
  againBy?: number | null;
}

interface OrderFacts {
  conversacion_id: number;
  sucursal_id: number;
  idioma: CustomerLanguage | null;
  cliente: string | null;
  total: number;
}

/**
 * Puts an answer to the customer of an order into the outbox, in the caller's transaction: it goes out if
 * the change it tells of happens, and only then. Nothing for an order that no conversation brought, for a
 * branch whose sending is off, and for what was said before. Answers the answer's number; null for nothing.
 */
export async function answerCustomer(
  manager: EntityManager,
  kind: AnswerKind,
  pedidoId: number | null,
  facts: AnswerFacts = {},
): Promise<number | null> {
  if (pedidoId === null) return null;
  const rows: OrderFacts[] = await manager.query(
    `SELECT P.CONVERSACION_ID, P.SUCURSAL_ID, C.IDIOMA, coalesce(P.CLIENTE, C.CLIENTE) AS cliente,
        P.TOTAL::float8 AS total
      FROM PEDIDOS P JOIN CONVERSACIONES C ON C.ID = P.CONVERSACION_ID WHERE P.ID = $1`,
    [pedidoId],
  );
  const order = rows[0];
  if (!order) return null;
  const settings = await settingsOf(manager, order.sucursal_id);
  if (!settings.envio_activo) return null;
  const language = order.idioma ?? settings.idioma;
  const { text, parameters } = write(kind, pedidoId, order, facts, settings, language);
  const about = facts.about === undefined ? '' : `:${facts.about}`;
  const inserted: { id: number }[] = await manager.query(
    `INSERT INTO WHATSAPP_SALIDAS (CONVERSACION_ID, CLAVE, USUARIO_ID, MOTIVO, PEDIDO_ID, TEXTO, DATOS)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (CONVERSACION_ID, CLAVE) DO NOTHING RETURNING ID`,
    [
      order.conversacion_id,
      // Without a key nothing was said before.
      facts.againBy === undefined ? `${kind}:${pedidoId}${about}` : null,
      facts.againBy ?? null,
      kind,
      pedidoId,
      text,
      JSON.stringify({ parametros: parameters, idioma: language }),
    ],
  );
  return inserted[0]?.id ?? null;
}

/** The words of an answer, and what an approved template says in their place: name, order, and the rest. */
function write(
  kind: AnswerKind,
  pedidoId: number,
  order: OrderFacts,
  facts: AnswerFacts,
  settings: WhatsappSettings,
  language: CustomerLanguage,
): { text: string; parameters: string[] } {
  const values: Record<string, string> = {
    cliente: order.cliente ?? '',
    pedido: String(pedidoId),
    total: order.total.toFixed(2),
    motivo: facts.motivo ?? '',
    minutos: String(settings.minutos_espera),
  };
  const text = settings.textos[kind][language]
    .replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
    // A customer without a name leaves "Hola , …" and "¡Gracias, !".
    .replace(/[ ,]+(?=[,.!])/g, '')
    .replace(/ {2,}/g, ' ');
  const third = { recibido: 'total', rechazado: 'motivo', aprobado: 'minutos' } as const;
  const more = kind === 'listo' || kind === 'entregado' ? [] : [values[third[kind]] ?? ''];
  const name = order.cliente ?? (language === 'es' ? 'cliente' : 'customer');
  return { text: cut(text, 4_000), parameters: [name, String(pedidoId), ...more] };
}
