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
export const replyWindowMs = 24 * 3_600_000;

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

/**
 * The open conversation of a phone with a branch, locked; begun where there is none. One that the customer
 * left a day ago is closed first, unless something in it is still under way.
 */
export async function openConversation(
  manager: EntityManager,
  branchId: number,
  phone: string,
  name: string | null,
): Promise<ConversacionRow> {
  await manager.query(
    `UPDATE CONVERSACIONES C SET ESTADO = 'CERRADA'
      WHERE C.TELEFONO = $1 AND C.SUCURSAL_ID = $2 AND C.ESTADO = 'ABIERTA'
        AND C.FECHA_ENTRANTE < ${databaseNow} - make_interval(secs => $3)
        AND NOT EXISTS (SELECT 1 FROM PEDIDOS P WHERE P.CONVERSACION_ID = C.ID
          AND P.ESTADO IN ('PENDIENTE', 'EN_PREPARACION', 'LISTO'))
        AND NOT EXISTS (SELECT 1 FROM PEDIDO_BORRADORES B WHERE B.CONVERSACION_ID = C.ID
          AND B.ESTADO = 'ABIERTO')`,
    [phone, branchId, replyWindowMs / 1000],
  );
  const rows: ConversacionRow[] = await manager.query(
    `INSERT INTO CONVERSACIONES (SUCURSAL_ID, TELEFONO, CLIENTE) VALUES ($1, $2, $3)
      ON CONFLICT (TELEFONO, SUCURSAL_ID) WHERE ESTADO = 'ABIERTA'
        DO UPDATE SET CLIENTE = coalesce(EXCLUDED.CLIENTE, CONVERSACIONES.CLIENTE)
      RETURNING *`,
    [branchId, phone, name],
  );
  const [conversation] = rows;
  if (!conversation) throw new Error('A conversation could not be opened.');
  return conversation;
}

/** Writes down that a message came: it is unread, the newest, and lets answers be free text for a day. */
export async function messageArrived(
  manager: EntityManager,
  conversationId: number,
  message: { text: string | null; kind: string; sentAt: Date },
): Promise<void> {
  await manager.query(
    `UPDATE CONVERSACIONES SET ULTIMO_TEXTO = left($2, 200), ULTIMO_TIPO = $3,
        SIN_LEER = SIN_LEER + 1, ORDEN = nextval('CONVERSACIONES_ORDEN'),
        FECHA_ENTRANTE = greatest(FECHA_ENTRANTE, $4::timestamp), FECHA_ACTIVIDAD = ${databaseNow}
      WHERE ID = $1`,
    [conversationId, message.text, message.kind, message.sentAt],
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
