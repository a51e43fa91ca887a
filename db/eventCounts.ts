import type { EntityManager } from 'typeorm';
import { locks } from './locks';
import { writeSetting } from './setting';

/** Where the database remembers up to which number its events were counted. */
const countedKey = 'eventos_contados_hasta';

/** SQL for that number; 0 where nothing was counted yet. */
export const countedUpToSql = `coalesce((SELECT VALOR::integer FROM CONFIGURACION WHERE CLAVE = '${countedKey}'), 0)`;

/**
 * Adds the next events, at most `limit`, to the counts of their hours. Part of one transaction, so that
 * each is counted once. Answers how many there were; 0 also while another broker is at it.
 */
export async function countEvents(manager: EntityManager, limit: number): Promise<number> {
  const [lock]: { mine: boolean }[] = await manager.query(
    'SELECT pg_try_advisory_xact_lock($1) AS mine',
    [locks.eventCounting],
  );
  if (lock?.mine !== true) return 0;
  const [next]: { count: number; from: number; to: number | null }[] = await manager.query(
    `SELECT count(*)::integer AS count, ${countedUpToSql} AS from, max(ID) AS to
      FROM (SELECT ID FROM EVENTOS_REALTIME WHERE ID > ${countedUpToSql} ORDER BY ID LIMIT $1) E`,
    [limit],
  );
  if (!next || next.to === null) return 0;
  await manager.query(
    `WITH NUEVOS AS (
        SELECT coalesce(SUCURSAL_ID, 0) AS S, date_trunc('hour', FECHA) AS H, TIPO AS T, count(*) AS N
        FROM EVENTOS_REALTIME WHERE ID > $1 AND ID <= $2 AND FECHA IS NOT NULL GROUP BY 1, 2, 3
      )
      INSERT INTO EVENTOS_CUENTAS (SUCURSAL_ID, HORA, TIPO, CANTIDAD)
        SELECT S, H, T, N FROM NUEVOS
        UNION ALL SELECT -1, H, T, sum(N) FROM NUEVOS GROUP BY H, T
      ON CONFLICT (SUCURSAL_ID, HORA, TIPO)
        DO UPDATE SET CANTIDAD = EVENTOS_CUENTAS.CANTIDAD + EXCLUDED.CANTIDAD`,
    [next.from, next.to],
  );
  await writeSetting(manager, countedKey, String(next.to));
  return next.count;
}
