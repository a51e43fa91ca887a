import type { EntityManager } from 'typeorm';

/** A key as its owner sent it, and the route it was sent to. */
export interface IdempotencyKey {
  /** Who sent it: keys of two owners never meet. */
  owner: string;
  key: string;
  /** Method and path; the same key on another route is a mistake of the caller. */
  route: string;
}

/** The first answer to a key. */
export interface FirstAnswer {
  route: string;
  status: number;
  body: unknown;
}

/**
 * Claims keys in the caller's transaction and tells which were free. A key that another transaction
 * is claiming at this moment makes this one wait for its outcome, so only one of them ever works.
 */
export async function claimKeys(
  manager: EntityManager,
  keys: readonly IdempotencyKey[],
): Promise<Set<IdempotencyKey>> {
  const fresh: { dueno: string; clave: string }[] = await manager.query(
    `INSERT INTO IDEMPOTENCIA (DUENO, CLAVE, RUTA)
      SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS K (D, C, R) ORDER BY D, C
      ON CONFLICT DO NOTHING RETURNING DUENO, CLAVE`,
    [keys.map((k) => k.owner), keys.map((k) => k.key), keys.map((k) => k.route)],
  );
  const claimed = new Set(fresh.map((row) => `${row.dueno}\n${row.clave}`));
  return new Set(keys.filter((k) => claimed.has(`${k.owner}\n${k.key}`)));
}

/** Keeps the answer of a claimed key, in the same transaction as what it answers for. */
export async function saveAnswers(
  manager: EntityManager,
  answers: readonly (IdempotencyKey & { status: number; body: unknown })[],
): Promise<void> {
  await manager.query(
    `UPDATE IDEMPOTENCIA SET ESTADO = A.S, RESPUESTA = A.B
      FROM unnest($1::text[], $2::text[], $3::smallint[], $4::text[]) AS A (D, C, S, B)
      WHERE DUENO = A.D AND CLAVE = A.C`,
    [
      answers.map((a) => a.owner),
      answers.map((a) => a.key),
      answers.map((a) => a.status),
      answers.map((a) => JSON.stringify(a.body)),
    ],
  );
}

/** The first answer to a key, or null where there is none. */
export async function readAnswer(
  manager: EntityManager,
  owner: string,
  key: string,
): Promise<FirstAnswer | null> {
  const rows: { ruta: string; estado: number | null; respuesta: string | null }[] =
    await manager.query(
      'SELECT RUTA, ESTADO, RESPUESTA FROM IDEMPOTENCIA WHERE DUENO = $1 AND CLAVE = $2',
      [owner, key],
    );
  const row = rows[0];
  if (row?.estado == null || row.respuesta == null) return null;
  return { route: row.ruta, status: row.estado, body: JSON.parse(row.respuesta) };
}

/** Forgets keys older than `hours`; the contract promises 24. */
export async function forgetKeys(manager: EntityManager, hours: number): Promise<void> {
  await manager.query(
    `DELETE FROM IDEMPOTENCIA WHERE FECHA < (now() AT TIME ZONE 'UTC') - make_interval(hours => $1)`,
    [hours],
  );
}
