import type { EntityManager } from 'typeorm';
import type { Dispositivo } from '../../shared/api/dispositivos';
import { closeSessionsOfDevice } from '../auth/sessions';
import { notFound, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { actor } from '../services/pedidoEvents';

/** A request that nobody answered lapses after this long. */
const patienceMinutes = 15;
/** What was refused is shown for this long. */
const refusedDays = 7;

/** Condition of SQL, for rows of DISPOSITIVOS that still count; no table beside it has these columns. */
export const stillOpen = `(CASE ESTADO
  WHEN 'pendiente' THEN FECHA_PEDIDO > (now() AT TIME ZONE 'UTC') - interval '${patienceMinutes} minutes'
  WHEN 'rechazado' THEN FECHA_RESUELTO > (now() AT TIME ZONE 'UTC') - interval '${refusedDays} days'
  ELSE true END)`;

/** Most screens of a list; a restaurant has dozens. */
const mostListed = 500;

const selection = `SELECT D.ID, D.NOMBRE, D.DIRECCION, D.ESTADO, D.NUMERO, D.FECHA_PEDIDO, D.FECHA_RESUELTO,
    D.FECHA_REVOCADO, R.NOMBRE AS resuelto_por_nombre, V.NOMBRE AS revocado_por_nombre
  FROM DISPOSITIVOS D LEFT JOIN USUARIOS R ON R.ID = D.RESUELTO_POR
    LEFT JOIN USUARIOS V ON V.ID = D.REVOCADO_POR`;

type Row = Omit<Dispositivo, 'fecha_pedido' | 'fecha_resuelto' | 'fecha_revocado'> & {
  fecha_pedido: Date;
  fecha_resuelto: Date | null;
  fecha_revocado: Date | null;
};

/** The screens that asked to join, the last first. */
export async function listDispositivos(manager: EntityManager): Promise<Dispositivo[]> {
  const rows: Row[] = await manager.query(
    `${selection} WHERE ${stillOpen}
      ORDER BY D.ID DESC LIMIT ${mostListed}`,
  );
  return rows.map(toDispositivo);
}

/** How many screens wait for an administrator. */
export async function countWaiting(manager: EntityManager): Promise<number> {
  const rows: { n: number }[] = await manager.query(
    `SELECT count(*)::int AS n FROM DISPOSITIVOS
      WHERE ESTADO = 'pendiente' AND NUMERO IS NOT NULL AND ${stillOpen}`,
  );
  return rows[0]?.n ?? 0;
}

/**
 * Lets a screen in. `numero` is what the administrator compared with the screen.
 *
 * @throws Problem 404, or 409 where the request is another or was answered.
 */
export async function approveDispositivo(
  tx: Transaction,
  caller: Caller,
  id: number,
  numero: string,
): Promise<Dispositivo> {
  const before = await lock(tx.manager, id);
  if (before.estado !== 'pendiente' || before.numero !== numero) {
    throw wrongState('Esa solicitud ya no está: mire la lista de nuevo y compare el número.');
  }
  return settle(tx, caller, id, 'aprobado');
}

/** Refuses a screen that asks. @throws Problem 404, or 409 where it was answered. */
export async function refuseDispositivo(
  tx: Transaction,
  caller: Caller,
  id: number,
): Promise<Dispositivo> {
  const before = await lock(tx.manager, id);
  if (before.estado !== 'pendiente') throw wrongState('Esa solicitud ya fue respondida.');
  return settle(tx, caller, id, 'rechazado');
}

/** What revoking a screen means for those who remember it. */
export interface Revocation {
  dispositivo: Dispositivo;
  /** Sign-ins that were closed with it. */
  closedSessions: string[];
}

/** Shuts a screen out again; twice is once. @throws Problem 404, or 409 for one that was never let in. */
export async function revokeDispositivo(
  tx: Transaction,
  caller: Caller,
  id: number,
): Promise<Revocation> {
  const before = await lock(tx.manager, id);
  if (before.estado === 'revocado') return { dispositivo: before, closedSessions: [] };
  if (before.estado !== 'aprobado') throw wrongState('Esa pantalla no tiene permiso.');
  await tx.manager.query(
    `UPDATE DISPOSITIVOS SET ESTADO = 'revocado', REVOCADO_POR = $2,
      FECHA_REVOCADO = now() AT TIME ZONE 'UTC' WHERE ID = $1`,
    [id, caller.userId],
  );
  const closedSessions = await closeSessionsOfDevice(tx.manager, id);
  return { dispositivo: await tell(tx, caller, id), closedSessions };
}

async function lock(manager: EntityManager, id: number): Promise<Dispositivo> {
  await manager.query('SELECT FROM DISPOSITIVOS WHERE ID = $1 FOR UPDATE', [id]);
  return read(manager, id);
}

async function read(manager: EntityManager, id: number): Promise<Dispositivo> {
  const rows: Row[] = await manager.query(`${selection} WHERE D.ID = $1 AND ${stillOpen}`, [id]);
  const row = rows[0];
  if (row === undefined) throw notFound(`La pantalla #${id}`);
  return toDispositivo(row);
}

async function settle(
  tx: Transaction,
  caller: Caller,
  id: number,
  estado: 'aprobado' | 'rechazado',
): Promise<Dispositivo> {
  await tx.manager.query(
    `UPDATE DISPOSITIVOS SET ESTADO = $2, RESUELTO_POR = $3,
      FECHA_RESUELTO = now() AT TIME ZONE 'UTC' WHERE ID = $1`,
    [id, estado, caller.userId],
  );
  return tell(tx, caller, id);
}

async function tell(tx: Transaction, caller: Caller, id: number): Promise<Dispositivo> {
  const dispositivo = await read(tx.manager, id);
  const { nombre, estado } = dispositivo;
  tx.emit({
    tipo: 'dispositivo_actualizado',
    dispositivo_id: id,
    nombre,
    estado,
    ...actor(caller),
  });
  return dispositivo;
}

function toDispositivo({
  fecha_pedido,
  fecha_resuelto,
  fecha_revocado,
  ...rest
}: Row): Dispositivo {
  return {
    ...rest,
    fecha_pedido: fecha_pedido.toISOString(),
    fecha_resuelto: fecha_resuelto?.toISOString() ?? null,
    fecha_revocado: fecha_revocado?.toISOString() ?? null,
  };
}
