import type { DataSource } from 'typeorm';
import type { StaffRole } from '../../shared/roles';

/** What the database says of a session and its person. */
export interface SessionStanding {
  name: string;
  role: StaffRole;
  branchId: number | null;
}

/** Reads one session; null for one that is closed, somebody else's, or of a person who is not active. */
export type SessionReader = (sessionId: string, userId: number) => Promise<SessionStanding | null>;

interface Asked {
  sessionId: string;
  userId: number;
  resolve(standing: SessionStanding | null): void;
  reject(error: unknown): void;
}

/** Most sessions read with one query. */
const maxBatch = 500;

/**
 * Creates a reader that asks the database one question at a time, for everybody who waits. When a
 * thousand screens come back at once, a query each would keep every connection of the pool busy, and
 * screens would be turned away because others were being recognised.
 */
export function createSessionReader(dataSource: DataSource): SessionReader {
  let waiting: Asked[] = [];
  let reading = false;

  async function readAll(): Promise<void> {
    reading = true;
    // Whoever asks in this turn of the event loop is in the first batch.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      try {
        const standings = await readBatch(dataSource, batch);
        for (const asked of batch) asked.resolve(standings.get(nameOf(asked)) ?? null);
      } catch (error) {
        for (const asked of batch) asked.reject(error);
      }
    }
    reading = false;
  }

  return (sessionId, userId) =>
    new Promise((resolve, reject) => {
      waiting.push({ sessionId, userId, resolve, reject });
      if (!reading) void readAll();
    });
}

function nameOf({ sessionId, userId }: Pick<Asked, 'sessionId' | 'userId'>): string {
  return `${sessionId.toLowerCase()} ${userId}`;
}

async function readBatch(
  dataSource: DataSource,
  batch: readonly Asked[],
): Promise<Map<string, SessionStanding>> {
  const rows: {
    sesion: string;
    id: number;
    nombre: string;
    rol: StaffRole;
    sucursal_id: number | null;
  }[] = await dataSource.query(
    `SELECT S.ID AS sesion, U.ID, U.NOMBRE, U.ROL, U.SUCURSAL_ID
      FROM SESIONES S JOIN USUARIOS U ON U.ID = S.USUARIO_ID
      WHERE S.ID = ANY ($1::uuid[]) AND S.FECHA_CIERRE IS NULL AND U.ACTIVO`,
    [batch.map(({ sessionId }) => sessionId)],
  );
  return new Map(
    rows.map((row) => [
      nameOf({ sessionId: row.sesion, userId: row.id }),
      { name: row.nombre, role: row.rol, branchId: row.sucursal_id },
    ]),
  );
}
