import type { EntityManager } from 'typeorm';
import type { ConversacionRow } from '../../db/entities/whatsapp';
import type { EventDraft } from '../../shared/protocol/events';
import type { conversacionNews } from '../../shared/protocol/events/conversaciones';
import type { Caller } from '../ports';
import { databaseNow } from '../services/moments';

/** WhatsApp itself, where it registers orders and vouchers. */
export const whatsappCaller: Caller = {
  userId: null,
  name: 'WhatsApp',
  role: 'SERVICIO',
  branchId: null,
  sessionId: null,
  expiresAt: Number.MAX_SAFE_INTEGER,
  owner: 'whatsapp',
};

/** How long after the customer's last message free text may be sent, in milliseconds: Meta's rule. */
const replyWindowMs = 24 * 3_600_000;

/** Until when free text may be written to a customer, in milliseconds; long ago for one who never wrote. */
export function answerableUntil({
  fecha_entrante,
}: Pick<ConversacionRow, 'fecha_entrante'>): number {
  return (fecha_entrante?.getTime() ?? 0) + replyWindowMs;
}

/** The event that makes screens load a conversation again. */
export function conversationNews(
  conversation: Pick<ConversacionRow, 'id' | 'sucursal_id'>,
  novedad: (typeof conversacionNews)[number],
  pedidoId: number | null = null,
): EventDraft<'conversacion_actualizada'> {
  return {
    tipo: 'conversacion_actualizada',
    conversacion_id: conversation.id,
    sucursal_id: conversation.sucursal_id,
    subtipo: 'whatsapp',
    novedad,
    pedido_id: pedidoId,
  };
}

/** A conversation as a message finds it. */
export interface LiveConversation extends ConversacionRow {
  /** Whether a draft in it waits for a person. */
  con_borrador: boolean;
}

/**
 * Closes the open conversations of these phones that their customers left a day ago, unless something in
 * them is still under way: what is written now begins another.
 */
export async function closeForgottenConversations(
  manager: EntityManager,
  phones: readonly string[],
): Promise<void> {
  await manager.query(
    `UPDATE CONVERSACIONES C SET ESTADO = 'CERRADA'
      WHERE C.TELEFONO = ANY ($1) AND C.ESTADO = 'ABIERTA'
        AND C.FECHA_ENTRANTE < ${databaseNow} - make_interval(secs => $2)
        AND NOT EXISTS (SELECT 1 FROM PEDIDOS P WHERE P.CONVERSACION_ID = C.ID
          AND P.ESTADO IN ('PENDIENTE', 'EN_PREPARACION', 'LISTO'))
        AND NOT EXISTS (SELECT 1 FROM PEDIDO_BORRADORES B WHERE B.CONVERSACION_ID = C.ID
          AND B.ESTADO = 'ABIERTO')`,
    [phones, replyWindowMs / 1000],
  );
}

/** What came from one phone for one branch. */
export interface Arrival {
  branchId: number;
  phone: string;
  /** The name the customer gave themselves; null: not this time. */
  name: string | null;
  /** Words and kind of the last message. */
  text: string | null;
  kind: string;
  count: number;
  sentAt: Date;
}

/**
 * Writes down that messages came, in the open conversation of each phone with the branch, begun where there
 * is none: they are unread, the newest, and let answers be free text for a day. Answers the conversations,
 * locked; no phone may be named twice for a branch.
 */
export async function messagesArrived(
  manager: EntityManager,
  arrivals: readonly Arrival[],
): Promise<LiveConversation[]> {
  return manager.query(
    `INSERT INTO CONVERSACIONES AS C (SUCURSAL_ID, TELEFONO, CLIENTE, ULTIMO_TEXTO, ULTIMO_TIPO,
        SIN_LEER, FECHA_ENTRANTE)
      SELECT A.BRANCHID, A.PHONE, A.NAME, left(A.TEXT, 200), A.KIND, A.COUNT, A.SENTAT
        FROM jsonb_to_recordset($1::jsonb) AS A (N integer, BRANCHID integer, PHONE text, NAME text,
          TEXT text, KIND text, COUNT integer, SENTAT timestamp)
        ORDER BY A.N
      ON CONFLICT (TELEFONO, SUCURSAL_ID) WHERE ESTADO = 'ABIERTA' DO UPDATE SET
        CLIENTE = coalesce(EXCLUDED.CLIENTE, C.CLIENTE), ULTIMO_TEXTO = EXCLUDED.ULTIMO_TEXTO,
        ULTIMO_TIPO = EXCLUDED.ULTIMO_TIPO, SIN_LEER = C.SIN_LEER + EXCLUDED.SIN_LEER,
        ORDEN = EXCLUDED.ORDEN, FECHA_ACTIVIDAD = ${databaseNow},
        FECHA_ENTRANTE = greatest(C.FECHA_ENTRANTE, EXCLUDED.FECHA_ENTRANTE)
      RETURNING C.*, EXISTS (SELECT 1 FROM PEDIDO_BORRADORES B
        WHERE B.CONVERSACION_ID = C.ID AND B.ESTADO = 'ABIERTO') AS con_borrador`,
    [
      JSON.stringify(
        arrivals.map(({ branchId, sentAt, ...arrival }, n) => ({
          ...{ n, branchid: branchId, sentat: sentAt },
          ...arrival,
        })),
      ),
    ],
  );
}

/** Moves a conversation to the top, for what we did in it. */
export async function conversationStirred(
  manager: EntityManager,
  conversationId: number,
): Promise<void> {
  await manager.query(
    `UPDATE CONVERSACIONES SET ORDEN = nextval('CONVERSACIONES_ORDEN'),
      FECHA_ACTIVIDAD = ${databaseNow} WHERE ID = $1`,
    [conversationId],
  );
}
