import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type {
  OutboundMessage,
  salidaListQuerySchema,
} from '../../shared/api/whatsapp/conversaciones';
import { notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { branchOf, reaches } from '../services/branchScope';
import { Conditions, pageOf } from '../services/conditions';
import { databaseNow, iso, isoOrNull } from '../services/moments';
import type { SalidaRow } from '../../db/entities/whatsapp';
import { conversationNews } from './conversations';

type Row = SalidaRow & {
  sucursal_id: number;
  cliente: string | null;
  usuario_nombre: string | null;
};

const selectAnswers = `
  SELECT S.*, C.SUCURSAL_ID, C.CLIENTE, U.NOMBRE AS usuario_nombre
  FROM WHATSAPP_SALIDAS S JOIN CONVERSACIONES C ON C.ID = S.CONVERSACION_ID
    LEFT JOIN USUARIOS U ON U.ID = S.USUARIO_ID`;

/** Answers the caller may see, newest first. */
export async function listSalidas(
  manager: EntityManager,
  caller: Caller,
  query: z.output<typeof salidaListQuerySchema>,
): Promise<{ datos: OutboundMessage[]; siguiente: number | null }> {
  const conditions = new Conditions()
    .add('C.SUCURSAL_ID = ?', branchOf(caller))
    .add('C.SUCURSAL_ID = ?', query.sucursal_id)
    .add('S.ESTADO = ?', query.estado)
    .add('S.ID < ?', query.antes_de_id);
  const limit = conditions.parameter(query.limite + 1);
  const rows: Row[] = await manager.query(
    `${selectAnswers} ${conditions.where} ORDER BY S.ID DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  return pageOf(rows, query.limite, toAnswer);
}

/** The newest answers of a conversation. */
export async function answersOf(
  manager: EntityManager,
  conversationId: number,
  limit: number,
): Promise<OutboundMessage[]> {
  const rows: Row[] = await manager.query(
    `${selectAnswers} WHERE S.CONVERSACION_ID = $1 ORDER BY S.ID DESC LIMIT $2`,
    [conversationId, limit],
  );
  return rows.map(toAnswer);
}

/** One answer. */
export async function getSalida(
  manager: EntityManager,
  caller: Caller,
  id: number,
): Promise<OutboundMessage> {
  const rows: Row[] = await manager.query(`${selectAnswers} WHERE S.ID = $1`, [id]);
  const [row] = rows;
  if (!row || !reaches(caller, row.sucursal_id)) throw notFound(`El aviso ${id}`);
  return toAnswer(row);
}

/**
 * Sends a failed answer again, or takes it off the list of the failed.
 *
 * @throws Problem 409 for one that did not fail.
 */
export async function settleFailed(
  tx: Transaction,
  caller: Caller,
  id: number,
  settle: 'retry' | 'dismiss',
): Promise<OutboundMessage> {
  await getSalida(tx.manager, caller, id);
  const [rows]: [{ conversacion_id: number }[], number] = await tx.manager.query(
    settle === 'retry'
      ? `UPDATE WHATSAPP_SALIDAS SET ESTADO = 'PENDIENTE', INTENTOS = 0, ERROR = NULL,
          PROXIMO = ${databaseNow} WHERE ID = $1 AND ESTADO = 'FALLIDA' RETURNING CONVERSACION_ID`
      : `UPDATE WHATSAPP_SALIDAS SET ESTADO = 'DESCARTADA'
          WHERE ID = $1 AND ESTADO = 'FALLIDA' RETURNING CONVERSACION_ID`,
    [id],
  );
  if (rows.length === 0) throw wrongState(`El aviso ${id} ya no está entre los fallidos.`);
  const answer = await getSalida(tx.manager, caller, id);
  const conversation = { id: answer.conversacion_id, sucursal_id: answer.sucursal_id };
  tx.emit(conversationNews(conversation, 'salida', answer.pedido_id));
  return answer;
}

function toAnswer(row: Row): OutboundMessage {
  return {
    direccion: 'saliente',
    id: row.id,
    conversacion_id: row.conversacion_id,
    sucursal_id: row.sucursal_id,
    cliente: row.cliente,
    motivo: row.motivo,
    texto: row.texto,
    estado: row.estado,
    error: row.error,
    intentos: row.intentos,
    proximo_intento: row.estado === 'PENDIENTE' ? iso(row.proximo) : null,
    pedido_id: row.pedido_id,
    usuario_nombre: row.usuario_nombre,
    fecha: iso(row.fecha),
    fecha_envio: isoOrNull(row.fecha_envio),
    fecha_entrega: isoOrNull(row.fecha_entrega),
    fecha_lectura: isoOrNull(row.fecha_lectura),
  };
}
