import type { EntityManager } from 'typeorm';
import { countedUpToSql } from './eventCounts';
import { locks } from './locks';
import { readSetting, writeSetting } from './setting';

/** An event that leaves the database, with everything the audit wants to know of it. */
export interface RetiredEvent {
  id: number;
  tipo: string;
  subtipo: string | null;
  /** The event's JSON, as it was published. */
  payload: string;
  usuario_id: number | null;
  sucursal_id: number | null;
  entidad_tipo: string | null;
  entidad_id: number | null;
  fecha: Date | null;
  /** What screens answered to it. */
  entregas: { pantalla: string; usuario_id: number | null; fecha: string; motivo: string | null }[];
}

/** Where the database remembers up to which number its log was removed. */
const removedKey = 'eventos_retirados_hasta';

/**
 * Removes the oldest events stored more than `days` days ago, at most `limit` of them, after `keep` has
 * put them elsewhere. It goes by number from the beginning, so that what remains is always everything
 * after one number. Part of one transaction: where `keep` fails, nothing is removed.
 *
 * Answers how many were removed; 0 also while another broker is at it.
 */
export async function retireOldest(
  manager: EntityManager,
  { days, limit }: { days: number; limit: number },
  keep: (events: readonly RetiredEvent[]) => Promise<void>,
): Promise<number> {
  const [lock]: { mine: boolean }[] = await manager.query(
    'SELECT pg_try_advisory_xact_lock($1) AS mine',
    [locks.eventRemoval],
  );
  if (lock?.mine !== true) return 0;
  const events = await readOldest(manager, days, limit);
  const last = events.at(-1);
  if (!last) return 0;
  await keep(events);
  await manager.query('DELETE FROM EVENTOS_REALTIME WHERE ID = ANY($1)', [
    events.map(({ id }) => id),
  ]);
  await writeSetting(manager, removedKey, String(last.id));
  return events.length;
}

/** The number up to which the log was removed; 0 when it is whole. */
export async function removedUpTo(manager: EntityManager): Promise<number> {
  return Number((await readSetting(manager, removedKey)) ?? 0);
}

/** The oldest events by number, up to the first that is to be kept, or is not in the statistics' counts yet. */
async function readOldest(
  manager: EntityManager,
  days: number,
  limit: number,
): Promise<RetiredEvent[]> {
  const rows: (RetiredEvent & { old: boolean })[] = await manager.query(
    `SELECT E.ID, E.TIPO, E.SUBTIPO, E.PAYLOAD, E.USUARIO_ID, E.SUCURSAL_ID, E.ENTIDAD_TIPO,
        E.ENTIDAD_ID, E.FECHA,
        coalesce(E.FECHA < (now() AT TIME ZONE 'UTC') - make_interval(days => $1), true) AS old,
        coalesce((SELECT json_agg(json_build_object('pantalla', D.PANTALLA, 'usuario_id', D.USUARIO_ID,
            'fecha', to_char(D.FECHA, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'motivo', D.MOTIVO) ORDER BY D.FECHA)
          FROM ENTREGAS D WHERE D.EVENTO_ID = E.ID), '[]'::json) AS entregas
      FROM EVENTOS_REALTIME E WHERE E.ID <= ${countedUpToSql} ORDER BY E.ID LIMIT $2`,
    [days, limit],
  );
  const firstKept = rows.findIndex((row) => !row.old);
  return rows
    .slice(0, firstKept === -1 ? rows.length : firstKept)
    .map(({ old: _old, ...event }) => event);
}
