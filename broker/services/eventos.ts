import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { eventListQuerySchema, StoredEvent } from '../../shared/api/eventos';
import { Conditions, pageOf } from './conditions';
import { iso } from './moments';
import { readPayload } from './storedPayload';

interface EventoRow extends Omit<StoredEvent, 'payload' | 'fecha'> {
  payload: string;
  fecha: Date;
}

/** Stored events, newest first; `desde` and `hasta` are both included. */
export async function listEventos(
  manager: EntityManager,
  query: z.output<typeof eventListQuerySchema>,
): Promise<{ datos: StoredEvent[]; siguiente: number | null }> {
  const conditions = new Conditions()
    .add('TIPO = $', query.tipo)
    .add('SUCURSAL_ID = $', query.sucursal_id)
    .add('FECHA >= $', query.desde)
    .add('FECHA <= $', query.hasta)
    .add('ID < $', query.antes_de_id);
  const limit = conditions.parameter(query.limite + 1);
  const rows: EventoRow[] = await manager.query(
    `SELECT ID, TIPO, SUBTIPO, PAYLOAD, USUARIO_ID, SUCURSAL_ID, ENTIDAD_TIPO, ENTIDAD_ID,
        coalesce(FECHA, 'epoch') AS fecha
      FROM EVENTOS_REALTIME ${conditions.where} ORDER BY ID DESC LIMIT ${limit}`,
    conditions.parameters,
  );
  return pageOf(rows, query.limite, (row) => ({
    ...row,
    payload: readPayload(row.payload),
    fecha: iso(row.fecha),
  }));
}
