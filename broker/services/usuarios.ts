import type { EntityManager } from 'typeorm';
import { UsuarioEntity, type UsuarioRow } from '../../db/entities/people';
import type { Usuario, UsuarioNew, UsuarioPatch } from '../../shared/api/usuarios';
import { seesAllBranches, type StaffRole } from '../../shared/roles';
import { closeSessionsOf } from '../auth/sessions';
import { invalidField, notAllowed, notFound, Problem, wrongState } from '../problem';
import type { Caller, Transaction } from '../ports';
import { requireOpenBranch } from './branchOfNewThing';

/** What a change of a person means for those who remember them. */
export interface UsuarioChange {
  usuario: Usuario;
  /** Sign-ins that were closed with the change. */
  closedSessions: string[];
}

const uniqueViolation = '23505';

/** Everybody who can sign in, or could. */
export async function listUsuarios(manager: EntityManager): Promise<Usuario[]> {
  const rows = await manager.find(UsuarioEntity, { order: { id: 'ASC' } });
  return rows.map(toUsuario);
}

/**
 * Creates a person. `clave` is the hash of their password.
 *
 * @throws Problem 403 where the caller may not give that role, 409 for a name that is taken.
 */
export async function createUsuario(
  tx: Transaction,
  caller: Caller,
  { usuario, nombre, rol, sucursal_id }: Omit<UsuarioNew, 'password'>,
  clave: string,
): Promise<Usuario> {
  const { manager } = tx;
  refuseSuperadmin(caller, rol);
  await checkBranch(manager, rol, sucursal_id ?? null);
  const taken = await manager.existsBy(UsuarioEntity, { usuario });
  if (taken) throw nameTaken(usuario);
  const row = { usuario, nombre, rol, clave, sucursal_id: sucursal_id ?? null };
  const inserted = await manager.insert(UsuarioEntity, row).catch((error: unknown) => {
    // Somebody else took the name a moment ago.
    throw sqlState(error) === uniqueViolation ? nameTaken(usuario) : error;
  });
  return readUsuario(manager, Number(inserted.identifiers[0]?.['id']));
}

/**
 * Changes a person. Deactivating them or giving them a new password closes their sign-ins (but the one
 * the change comes from).
 *
 * @throws Problem 403 for what the caller may not do, 409 where no superadmin would be left.
 */
export async function changeUsuario(
  tx: Transaction,
  caller: Caller,
  id: number,
  patch: Omit<UsuarioPatch, 'password'>,
  clave: string | null,
): Promise<UsuarioChange> {
  const { manager } = tx;
  // All superadmins are locked, in one order: two who demote each other at once must not both succeed.
  await manager.query(
    `SELECT FROM USUARIOS WHERE ID = $1 OR ROL = 'SUPERADMIN' ORDER BY ID FOR UPDATE`,
    [id],
  );
  const row = await manager.findOneBy(UsuarioEntity, { id });
  if (!row) throw notFound(`El usuario #${id}`);
  const next = {
    nombre: patch.nombre ?? row.nombre,
    rol: patch.rol ?? row.rol,
    activo: patch.activo ?? row.activo,
    sucursal_id: patch.sucursal_id === undefined ? row.sucursal_id : patch.sucursal_id,
  };
  refuseSuperadmin(caller, row.rol);
  refuseSuperadmin(caller, next.rol);
  refuseSelfHarm(caller, row, next);
  if (next.rol !== row.rol || next.sucursal_id !== row.sucursal_id) {
    await checkBranch(manager, next.rol, next.sucursal_id);
  }
  await manager.update(UsuarioEntity, id, { ...next, ...(clave === null ? {} : { clave }) });
  await requireSuperadmin(manager, row);
  const ended = !next.activo || clave !== null;
  const closedSessions = ended ? await closeSessionsOf(manager, id, caller.sessionId) : [];
  return { usuario: await readUsuario(manager, id), closedSessions };
}

/** An ADMIN manages people up to their own rank; only a SUPERADMIN touches or makes another. */
function refuseSuperadmin(caller: Caller, role: StaffRole): void {
  if (role === 'SUPERADMIN' && caller.role !== 'SUPERADMIN') {
    throw notAllowed('Solo un SUPERADMIN puede crear o cambiar a un SUPERADMIN.');
  }
}

/** Nobody locks themselves out by mistake: somebody else has to do it. */
function refuseSelfHarm(
  caller: Caller,
  row: UsuarioRow,
  next: { rol: StaffRole; activo: boolean },
): void {
  if (row.id !== caller.userId) return;
  if (!next.activo) throw notAllowed('No puede desactivarse a sí mismo; pídalo a otra persona.');
  if (next.rol !== row.rol) throw notAllowed('No puede cambiar su propio rol.');
}

async function requireSuperadmin(manager: EntityManager, before: UsuarioRow): Promise<void> {
  if (before.rol !== 'SUPERADMIN' || !before.activo) return;
  const left = await manager.existsBy(UsuarioEntity, { rol: 'SUPERADMIN', activo: true });
  if (!left) throw wrongState('Debe quedar al menos un SUPERADMIN activo.');
}

async function checkBranch(
  manager: EntityManager,
  role: StaffRole,
  branchId: number | null,
): Promise<void> {
  if (branchId === null) {
    if (seesAllBranches(role)) return;
    throw invalidField('sucursal_id', `un usuario ${role} necesita una sucursal`);
  }
  await requireOpenBranch(manager, branchId);
}

async function readUsuario(manager: EntityManager, id: number): Promise<Usuario> {
  return toUsuario(await manager.findOneByOrFail(UsuarioEntity, { id }));
}

function toUsuario({ id, usuario, nombre, rol, sucursal_id, activo }: UsuarioRow): Usuario {
  return { id, usuario, nombre, rol, sucursal_id, activo };
}

function nameTaken(usuario: string): Problem {
  return new Problem({
    status: 409,
    code: 'usuario_ocupado',
    message: `El usuario "${usuario}" ya existe; elija otro nombre.`,
    field: 'usuario',
  });
}

function sqlState(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
