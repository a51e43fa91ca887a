import type { EntityManager } from 'typeorm';

/** How far back each look goes beyond the last: a transaction counts from its beginning, not from its commit. */
const overlapSeconds = 60;

/** Sign-ins that were closed, and the moment of the look, for the next one. */
export interface ClosedSessions {
  sessionIds: ReadonlySet<string>;
  readAt: string;
}

/** Reads the sign-ins closed since `since` (an earlier answer's `readAt`; null: a minute ago), some of them again. */
export async function closedSessionsSince(
  manager: EntityManager,
  since: string | null,
): Promise<ClosedSessions> {
  const rows: { id: string | null; ahora: string }[] = await manager.query(
    `WITH AHORA AS (SELECT now() AT TIME ZONE 'UTC' AS T)
      SELECT S.ID, AHORA.T::text AS ahora FROM AHORA LEFT JOIN SESIONES S
        ON S.FECHA_CIERRE > least($1::timestamp, AHORA.T) - make_interval(secs => $2)`,
    [since, overlapSeconds],
  );
  return {
    sessionIds: new Set(rows.flatMap(({ id }) => id ?? [])),
    readAt: rows[0]?.ahora ?? '',
  };
}

/** Until when tokens of each program are revoked, in milliseconds since 1970. */
export async function readRevocations(manager: EntityManager): Promise<Map<string, number>> {
  const rows: { nombre: string; hasta: Date }[] = await manager.query(
    'SELECT NOMBRE, REVOCADO_HASTA AS hasta FROM PROGRAMAS WHERE REVOCADO_HASTA IS NOT NULL',
  );
  return new Map(rows.map(({ nombre, hasta }) => [nombre, hasta.getTime()]));
}

/** Writes down when programs called last, in milliseconds since 1970 by name. */
export async function noteProgramUses(
  manager: EntityManager,
  uses: ReadonlyMap<string, number>,
): Promise<void> {
  await manager.query(
    `INSERT INTO PROGRAMAS (NOMBRE, PRIMER_USO, ULTIMO_USO)
      SELECT N, M, M FROM unnest($1::varchar[], $2::timestamp[]) AS U (N, M)
      ON CONFLICT (NOMBRE) DO UPDATE SET ULTIMO_USO = EXCLUDED.ULTIMO_USO,
        PRIMER_USO = coalesce(PROGRAMAS.PRIMER_USO, EXCLUDED.PRIMER_USO)`,
    [[...uses.keys()], [...uses.values()].map((at) => new Date(at).toISOString())],
  );
}
