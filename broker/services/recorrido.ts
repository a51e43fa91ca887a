import type { EntityManager } from 'typeorm';
import type { Journey } from '../../shared/api/pantallas';
import { notFound } from '../problem';
import { getEvento } from './eventos';
import { iso } from './moments';

interface ConfirmationRow {
  pantalla: string;
  usuario_id: number | null;
  nombre: string | null;
  fecha: Date;
  motivo: string | null;
}

/**
 * The way of one event: what was stored, to how many screens it went (`screens`, which only this
 * broker's memory knows), and which of them confirmed it.
 *
 * @throws Problem 404 when there is no such event.
 */
export async function readJourney(
  manager: EntityManager,
  id: number,
  screens: number | null,
): Promise<Journey> {
  const evento = await getEvento(manager, id);
  if (!evento) throw notFound(`El evento ${id}`);
  const confirmations: ConfirmationRow[] = await manager.query(
    `SELECT D.PANTALLA, D.USUARIO_ID, U.NOMBRE, D.FECHA, D.MOTIVO
      FROM ENTREGAS D LEFT JOIN USUARIOS U ON U.ID = D.USUARIO_ID
      WHERE D.EVENTO_ID = $1 ORDER BY D.FECHA`,
    [id],
  );
  const pending: { intentos: number }[] = await manager.query(
    'SELECT INTENTOS FROM ENTREGAS_PENDIENTES WHERE EVENTO_ID = $1',
    [id],
  );
  return {
    evento,
    pantallas: screens,
    reintentos: pending[0]?.intentos ?? 0,
    pendiente: pending.length > 0,
    confirmaciones: confirmations.map((row) => ({ ...row, fecha: iso(row.fecha) })),
  };
}
