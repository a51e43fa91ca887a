import type { Role } from './roles';

const counter: readonly Role[] = ['ATENCION', 'ADMIN', 'SUPERADMIN'];
const kitchen: readonly Role[] = ['COCINERO', 'ADMIN', 'SUPERADMIN'];
const staff: readonly Role[] = ['ATENCION', 'COCINERO', 'ADMIN', 'SUPERADMIN'];
const admins: readonly Role[] = ['ADMIN', 'SUPERADMIN'];

/**
 * Who may do what, as data: the server enforces each line, the screens only hide what is not allowed.
 * Changes of an order's state are finer than a role and live in `pedidoStates.ts`.
 */
export const permissions = {
  'pedido:view': staff,
  'pedido:create': [...counter, 'SERVICIO'],
  'pedido:approve': counter,
  'pedido:move': staff,
  'alerta:view': staff,
  'alerta:send': counter,
  'alerta:read': kitchen,
  'refill:view': staff,
  'refill:request': counter,
  'refill:attend': kitchen,
  'voucher:review': counter,
  'conversacion:view': counter,
  'conversacion:answer': counter,
  'cliente:erase': admins,
  'pago:report': ['SERVICIO', ...admins],
  'catalog:view': staff,
  'evento:publish': [...staff, 'SERVICIO'],
  'monitor:view': admins,
  'metrics:view': [...admins, 'SERVICIO'],
  'insumo:mark': kitchen,
  'catalog:manage': admins,
  'sucursal:configure': admins,
  'usuario:manage': admins,
  'dispositivo:manage': admins,
  'respaldo:make': admins,
} as const satisfies Record<string, readonly Role[]>;

/** The name of one thing a person or program may be allowed to do. */
export type Permission = keyof typeof permissions;

/** Whether a role holds a permission. */
export function can(role: Role, permission: Permission): boolean {
  const holders: readonly Role[] = permissions[permission];
  return holders.includes(role);
}
