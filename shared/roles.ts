import { z } from 'zod';

/** Roles of people, as stored in `USUARIOS.ROL`. */
export const staffRoles = ['ATENCION', 'COCINERO', 'ADMIN', 'SUPERADMIN'] as const;

/** Every role a token can carry: people, and `SERVICIO` for other programs (publishes, receives nothing). */
export const roles = [...staffRoles, 'SERVICIO'] as const;

export const staffRoleSchema = z.enum(staffRoles);
export const roleSchema = z.enum(roles);

/** A person's role. */
export type StaffRole = z.infer<typeof staffRoleSchema>;
/** A person's or a program's role. */
export type Role = z.infer<typeof roleSchema>;

/** The roles that see every branch; the others are held to their own `sucursal_id`. */
export const allBranchRoles: readonly Role[] = ['ADMIN', 'SUPERADMIN', 'SERVICIO'];

/** Whether the role reaches beyond its own branch. */
export function seesAllBranches(role: Role): boolean {
  return allBranchRoles.includes(role);
}
