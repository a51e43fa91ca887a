import type { Transaction } from '../ports';
import { conversationNews, conversationStirred } from './conversations';
import type { StatusNews } from './payload';

/**
 * What each piece of news writes, and of which answers it is news. The states only go forward: Meta's news
 * come in any order and more than once. A failure that is told again must not undo a person's second try.
 */
const effects: Record<StatusNews['state'], { writes: string; unless: string }> = {
  delivered: {
    writes: `FECHA_ENTREGA = $2,
      ESTADO = CASE WHEN S.ESTADO IN ('ENVIADA', 'PENDIENTE') THEN 'ENTREGADA' ELSE S.ESTADO END`,
    unless: 'S.FECHA_ENTREGA IS NOT NULL',
  },
  read: {
    writes: `FECHA_LECTURA = $2, ESTADO = CASE
      WHEN S.ESTADO IN ('ENVIADA', 'PENDIENTE', 'ENTREGADA') THEN 'LEIDA' ELSE S.ESTADO END`,
    unless: 'S.FECHA_LECTURA IS NOT NULL',
  },
  failed: { writes: `ERROR = $2, ESTADO = 'FALLIDA'`, unless: `S.ESTADO <> 'ENVIADA'` },
};

interface Touched {
  id: number;
  sucursal_id: number;
  pedido_id: number | null;
}

/**
 * Marks an answer as delivered, read or failed; one that failed is among those a person has to see. False
 * where we know no such message: the news may have overtaken Meta's answer to our sending, so it is worth
 * another look.
 */
export async function applyStatus(tx: Transaction, status: StatusNews): Promise<boolean> {
  const { wamid, state, at, error } = status;
  const failed = state === 'failed';
  const { writes, unless } = effects[state];
  const [rows]: [Touched[], number] = await tx.manager.query(
    // The conversation is locked before its answer, as by those who send and those who erase.
    `WITH C AS MATERIALIZED (SELECT C.ID, C.SUCURSAL_ID FROM WHATSAPP_SALIDAS A
        JOIN CONVERSACIONES C ON C.ID = A.CONVERSACION_ID WHERE A.WAMID = $1 FOR NO KEY UPDATE OF C)
      UPDATE WHATSAPP_SALIDAS S SET ${writes} FROM C
      WHERE C.ID = S.CONVERSACION_ID AND S.WAMID = $1 AND NOT (${unless})
      RETURNING C.ID, C.SUCURSAL_ID, S.PEDIDO_ID`,
    [wamid, failed ? (error ?? 'WhatsApp no pudo entregar el mensaje.') : at],
  );
  const [row] = rows;
  if (!row) return isKnown(tx, wamid);
  if (failed) await conversationStirred(tx.manager, row.id);
  tx.emit(conversationNews(row, failed ? 'salida_fallida' : 'salida', row.pedido_id));
  return true;
}

async function isKnown(tx: Transaction, wamid: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query('SELECT FROM WHATSAPP_SALIDAS WHERE WAMID = $1', [
    wamid,
  ]);
  return rows.length > 0;
}
