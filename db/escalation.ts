import type { EntityManager } from 'typeorm';
import { sucursalSettingsSchema } from '../shared/api/catalog';
import type { Prioridad } from '../shared/api/alertas';
import { readEventsById, type LoggedEvent } from './eventLog';

/** An alert that waited too long. */
export interface OverdueAlert {
  id: number;
  pedido_id: number | null;
  sucursal_id: number | null;
  mensaje: string | null;
  prioridad: Prioridad;
}

const defaults = sucursalSettingsSchema.parse({});

/** SQL for a branch's setting, or its default where the branch (or the alert's branch) has none. */
function seconds(setting: 'segundos_insistir' | 'segundos_escalar'): string {
  return `make_interval(secs => coalesce((S.AJUSTES ->> '${setting}')::float, ${defaults[setting]}))`;
}

/** The event of an alert that its kitchen has confirmed, is told by a row of ENTREGAS without a reason. */
const confirmed = `EXISTS (SELECT 1 FROM EVENTOS_REALTIME E JOIN ENTREGAS D ON D.EVENTO_ID = E.ID
  WHERE E.ENTIDAD_TIPO = 'ALERTA' AND E.ENTIDAD_ID = A.ID AND E.TIPO = 'alerta_cocina' AND D.MOTIVO IS NULL)`;

/**
 * Urgent alerts that nobody read in time and that were not insisted on yet: their events, to be sent
 * to every screen of the branch once more. Each is taken once, whoever asks.
 */
export async function takeAlertsToInsistOn(manager: EntityManager): Promise<LoggedEvent[]> {
  const [rows]: [{ id: number }[], number] = await manager.query(
    `UPDATE ALERTAS_COCINA SET FECHA_INSISTENCIA = now() AT TIME ZONE 'UTC'
      WHERE ID IN (
        SELECT A.ID FROM ALERTAS_COCINA A LEFT JOIN SUCURSALES S ON S.ID = A.SUCURSAL_ID
        WHERE A.LEIDA IS NOT TRUE AND A.PRIORIDAD = 'urgente' AND A.FECHA_INSISTENCIA IS NULL
          AND A.FECHA_ENVIO < (now() AT TIME ZONE 'UTC') - ${seconds('segundos_insistir')}
        FOR UPDATE OF A SKIP LOCKED)
      RETURNING ID`,
  );
  if (rows.length === 0) return [];
  const events: { id: number }[] = await manager.query(
    `SELECT max(ID) AS id FROM EVENTOS_REALTIME
      WHERE ENTIDAD_TIPO = 'ALERTA' AND TIPO = 'alerta_cocina' AND ENTIDAD_ID = ANY($1)
      GROUP BY ENTIDAD_ID`,
    [rows.map((row) => row.id)],
  );
  return readEventsById(
    manager,
    events.map((event) => event.id),
  );
}

/**
 * Alerts that go to the admins now: urgent ones that nobody read, and any that no screen confirmed.
 * Each is taken once, in the transaction that tells of it.
 */
export async function takeAlertsToEscalate(manager: EntityManager): Promise<OverdueAlert[]> {
  const [rows]: [OverdueAlert[], number] = await manager.query(
    `UPDATE ALERTAS_COCINA SET FECHA_ESCALADA = now() AT TIME ZONE 'UTC'
      WHERE ID IN (
        SELECT A.ID FROM ALERTAS_COCINA A LEFT JOIN SUCURSALES S ON S.ID = A.SUCURSAL_ID
        WHERE A.LEIDA IS NOT TRUE AND A.FECHA_ESCALADA IS NULL
          AND A.FECHA_ENVIO < (now() AT TIME ZONE 'UTC') - ${seconds('segundos_escalar')}
          AND (A.PRIORIDAD = 'urgente' OR NOT ${confirmed})
        FOR UPDATE OF A SKIP LOCKED)
      RETURNING ID, PEDIDO_ID, SUCURSAL_ID, MENSAJE, PRIORIDAD`,
  );
  return rows;
}
