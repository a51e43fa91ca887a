import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { eventListQuerySchema, StoredEvent } from '../../shared/api/eventos';
import { Conditions, pageOf } from './conditions';
import { iso } from './moments';
import { readPayload } from './storedPayload';

type Query = z.output<typeof eventListQuerySchema>;

interface EventoRow extends Omit<StoredEvent, 'payload' | 'fecha'> {
  payload: string;
  fecha: Date;
}

const selectEventos = `SELECT ID, TIPO, SUBTIPO, PAYLOAD, USUARIO_ID, SUCURSAL_ID, ENTIDAD_TIPO,
  ENTIDAD_ID, coalesce(FECHA, 'epoch') AS fecha FROM EVENTOS_REALTIME`;

/**
 * Stored events, newest first; `desde` and `hasta` are both included. With a range of time the moments
 * give the order, so that the search begins inside the range and not at the newest event there is.
 */
export async function listEventos(
  manager: EntityManager,
  query: Query,
): Promise<{ datos: StoredEvent[]; siguiente: number | null }> {
  const inRange = query.desde !== undefined || query.hasta !== undefined;
  const conditions = new Conditions()
    .add('TIPO = ?', query.tipo)
    .add('SUCURSAL_ID = ?', query.sucursal_id)
    .add('FECHA >= ?', query.desde)
    .add('FECHA <= ?', query.hasta);
  if (inRange) await continueByMoment(manager, conditions, query.antes_de_id);
  else conditions.add('ID < ?', query.antes_de_id);
  const limit = conditions.parameter(query.limite + 1);
  const rows: EventoRow[] = await manager.query(
    `${selectEventos} ${conditions.where}
      ORDER BY ${inRange ? 'EVENTOS_REALTIME.FECHA DESC, ID DESC' : 'ID DESC'} LIMIT ${limit}`,
    conditions.parameters,
  );
  return pageOf(rows, query.limite, toEvento);
}

async function continueByMoment(
  manager: EntityManager,
  conditions: Conditions,
  lastId: number | undefined,
): Promise<void> {
  const last = lastId === undefined ? null : await getEvento(manager, lastId);
  if (!last) {
    conditions.add('ID < ?', lastId);
    return;
  }
  // Read by the database, because its moments are finer than ours.
  const moment = '(SELECT L.FECHA FROM EVENTOS_REALTIME L WHERE L.ID = ?)';
  conditions.add(`(FECHA, ID) < (${moment}, ?)`, last.id);
}

/** One stored event; null when there is none with that number. */
export async function getEvento(manager: EntityManager, id: number): Promise<StoredEvent | null> {
  const rows: EventoRow[] = await manager.query(`${selectEventos} WHERE ID = $1`, [id]);
  return rows[0] ? toEvento(rows[0]) : null;
}

function toEvento(row: EventoRow): StoredEvent {
  return { ...row, payload: readPayload(row.payload), fecha: iso(row.fecha) };
}
