import type { EntityManager } from 'typeorm';
import { redelivery } from '../shared/protocol/limits';
import { readEventsById, type LoggedEvent } from './eventLog';

/** A screen's answer to a critical event. */
export interface Confirmation {
  eventId: number;
  /** The screen's own name for itself. */
  screen: string;
  userId: number | null;
  at: Date;
  /** Why it could not be shown; null when it was. */
  reason: string | null;
  /** Whether this screen is one of those the event is meant for, so that nothing more needs to be sent. */
  settles: boolean;
}

/** A critical event to be sent again, and for the how-manieth time. */
export interface Redelivery {
  logged: LoggedEvent;
  attempt: number;
}

/** Stores what screens answered, and ends the waiting for those events that one of them settled. */
export async function saveConfirmations(
  manager: EntityManager,
  confirmations: readonly Confirmation[],
): Promise<void> {
  await manager.query(
    `INSERT INTO ENTREGAS (EVENTO_ID, PANTALLA, USUARIO_ID, FECHA, MOTIVO)
      SELECT DISTINCT ON (C.E, C.P) C.E, C.P, C.U, C.F, C.M
      FROM unnest($1::int[], $2::text[], $3::int[], $4::timestamp[], $5::text[]) AS C (E, P, U, F, M)
      WHERE EXISTS (SELECT 1 FROM EVENTOS_REALTIME R WHERE R.ID = C.E)
      ORDER BY C.E, C.P, C.M NULLS FIRST
      ON CONFLICT (EVENTO_ID, PANTALLA) DO UPDATE
        SET MOTIVO = NULL, FECHA = EXCLUDED.FECHA
        WHERE ENTREGAS.MOTIVO IS NOT NULL AND EXCLUDED.MOTIVO IS NULL`,
    [
      confirmations.map((c) => c.eventId),
      confirmations.map((c) => c.screen),
      confirmations.map((c) => c.userId),
      confirmations.map((c) => c.at.toISOString().replace('Z', '')),
      confirmations.map((c) => c.reason),
    ],
  );
  const settled = confirmations.filter((c) => c.settles && c.reason === null);
  await manager.query('DELETE FROM ENTREGAS_PENDIENTES WHERE EVENTO_ID = ANY($1)', [
    settled.map((c) => c.eventId),
  ]);
}

/**
 * Takes the critical events whose time has come. Each attempt is counted before it is made, so that
 * neither a restart nor a second broker makes it twice; after the last one an event is given up.
 */
export async function takeDueRedeliveries(manager: EntityManager): Promise<Redelivery[]> {
  const { firstSeconds, maxSeconds, attempts } = redelivery;
  await manager.query('DELETE FROM ENTREGAS_PENDIENTES WHERE INTENTOS >= $1', [attempts]);
  const [rows]: [{ evento_id: number; intentos: number }[], number] = await manager.query(
    `UPDATE ENTREGAS_PENDIENTES SET INTENTOS = INTENTOS + 1,
        PROXIMO = (now() AT TIME ZONE 'UTC')
          + make_interval(secs => least($2, $1 * power(2, INTENTOS + 1)))
      WHERE PROXIMO <= (now() AT TIME ZONE 'UTC')
      RETURNING EVENTO_ID, INTENTOS`,
    [firstSeconds, maxSeconds],
  );
  if (rows.length === 0) return [];
  const attemptOf = new Map(rows.map((row) => [row.evento_id, row.intentos]));
  const events = await readEventsById(manager, [...attemptOf.keys()]);
  return events.map((logged) => ({ logged, attempt: attemptOf.get(logged.id) ?? 1 }));
}
