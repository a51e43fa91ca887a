import type { EntityManager } from 'typeorm';
import type { Transaction } from '../ports';
import { conversationNews } from './conversations';
import type { StatusNews } from './payload';

/** What each piece of news writes. The states only go forward: Meta's news come in any order. */
const effects: Record<StatusNews['state'], string> = {
  sent: `FECHA_ENVIO = coalesce(S.FECHA_ENVIO, $2)`,
  delivered: `FECHA_ENTREGA = coalesce(S.FECHA_ENTREGA, $2),
    ESTADO = CASE WHEN S.ESTADO IN ('ENVIADA', 'PENDIENTE') THEN 'ENTREGADA' ELSE S.ESTADO END`,
  read: `FECHA_LECTURA = coalesce(S.FECHA_LECTURA, $2),
    ESTADO = CASE WHEN S.ESTADO IN ('ENVIADA', 'PENDIENTE', 'ENTREGADA') THEN 'LEIDA' ELSE S.ESTADO END`,
  failed: `ERROR = $3,
    ESTADO = CASE WHEN S.ESTADO IN ('ENVIADA', 'PENDIENTE') THEN 'FALLIDA' ELSE S.ESTADO END`,
};

/**
 * Marks an answer as delivered, read or failed. False where we know no such message: the news may have
 * overtaken Meta's answer to our sending, so it is worth another look.
 */
export async function applyStatus(tx: Transaction, status: StatusNews): Promise<boolean> {
  const failed = status.state === 'failed';
  const rows = await update(tx.manager, status, failed);
  const [row] = rows;
  if (!row) return false;
  tx.emit(conversationNews(row, failed ? 'salida_fallida' : 'salida', row.pedido_id));
  return true;
}

interface Touched {
  id: number;
  sucursal_id: number;
  pedido_id: number | null;
}

async function update(
  manager: EntityManager,
  { wamid, state, at, error }: StatusNews,
  failed: boolean,
): Promise<Touched[]> {
  const parameters = failed
    ? [wamid, at, error ?? 'WhatsApp no pudo entregar el mensaje.']
    : [wamid, at];
  // The moment of a failure has no column of its own; it is named so that every effect takes the same.
  const [rows]: [Touched[], number] = await manager.query(
    `UPDATE WHATSAPP_SALIDAS S SET ${effects[state]} FROM CONVERSACIONES C
      WHERE C.ID = S.CONVERSACION_ID AND S.WAMID = $1 AND $2::timestamp IS NOT NULL
      RETURNING C.ID, C.SUCURSAL_ID, S.PEDIDO_ID`,
    parameters,
  );
  return rows;
}
