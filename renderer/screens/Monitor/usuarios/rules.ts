import { staffRoles, type StaffRole } from '../../../../shared/roles';
import type { Usuario } from '../../../../shared/api/usuarios';

/** Whoever is signed in, as far as the rules care. */
export interface Manager {
  id: number;
  rol: StaffRole;
}

/** The roles somebody may give: only a superadmin makes another. The server holds to the same. */
export function rolesGivenBy({ rol }: Manager): StaffRole[] {
  return staffRoles.filter((each) => each !== 'SUPERADMIN' || rol === 'SUPERADMIN');
}

/** Why somebody may not be changed at all; null when they may. */
export function whyUntouchable(
  manager: Manager,
  usuario: Pick<Usuario, 'rol'>,
): 'superadminOnly' | null {
  return usuario.rol === 'SUPERADMIN' && manager.rol !== 'SUPERADMIN' ? 'superadminOnly' : null;
}

/** Whether a role works at one branch, and so needs one. */
export function needsBranch(rol: StaffRole): boolean {
  return rol === 'ATENCION' || rol === 'COCINERO';
}
