import { z } from 'zod';
import type { Role } from './roles';

/** The life of an order, in order; `CANCELADO` can follow any but the last. */
export const pedidoStates = [
  'PENDIENTE',
  'EN_PREPARACION',
  'LISTO',
  'ENTREGADO',
  'CANCELADO',
] as const;

export const pedidoStateSchema = z.enum(pedidoStates);
/** The state of an order, as stored in `PEDIDOS.ESTADO`. */
export type PedidoState = z.infer<typeof pedidoStateSchema>;

interface Transition {
  from: PedidoState;
  to: PedidoState;
  by: readonly Role[];
}

const admins = ['ADMIN', 'SUPERADMIN'] as const;

/**
 * Every step `POST /api/pedidos/:id/estado` can take. Approval (`PENDIENTE → EN_PREPARACION`) is not
 * among them: it has a route of its own, because it tells the customer that the money was accepted.
 */
export const pedidoTransitions: readonly Transition[] = [
  { from: 'EN_PREPARACION', to: 'LISTO', by: ['COCINERO', ...admins] },
  { from: 'LISTO', to: 'ENTREGADO', by: ['ATENCION', ...admins] },
  { from: 'LISTO', to: 'EN_PREPARACION', by: ['COCINERO', ...admins] },
  { from: 'ENTREGADO', to: 'LISTO', by: ['ATENCION', ...admins] },
  { from: 'EN_PREPARACION', to: 'PENDIENTE', by: ['ATENCION', ...admins] },
  { from: 'PENDIENTE', to: 'CANCELADO', by: ['ATENCION', ...admins] },
  { from: 'EN_PREPARACION', to: 'CANCELADO', by: ['ATENCION', ...admins] },
  { from: 'LISTO', to: 'CANCELADO', by: ['ATENCION', ...admins] },
];

/** What stands in the way of a step: nobody in this role may ever go there, or the order is elsewhere now. */
export type TransitionRefusal = 'role' | 'state';

/**
 * Checks one step. The role is judged first (403 whatever the order's state), so that a refused
 * person learns nothing about the order.
 */
export function refuseTransition(
  from: PedidoState,
  to: PedidoState,
  role: Role,
): TransitionRefusal | null {
  const towards = pedidoTransitions.filter((step) => step.to === to);
  if (towards.length > 0 && !towards.some((step) => step.by.includes(role))) return 'role';
  const step = towards.find((candidate) => candidate.from === from);
  if (!step) return 'state';
  return step.by.includes(role) ? null : 'role';
}

/** Whether an order can come from one state into another by one step of anybody, approval included. */
export function isOneStep(from: PedidoState, to: PedidoState): boolean {
  const approval = from === 'PENDIENTE' && to === 'EN_PREPARACION';
  return approval || pedidoTransitions.some((step) => step.from === from && step.to === to);
}
