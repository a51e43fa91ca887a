import { idParamsSchema } from '../common';
import {
  pedidoListQuerySchema,
  pedidoMoveSchema,
  pedidoNewSchema,
  pedidoPageSchema,
  pedidoSchema,
} from '../pedidos';
import { defineRoute } from '../route';

/** Orders. */
export const pedidoRoutes = {
  listPedidos: defineRoute({
    method: 'GET',
    path: '/api/pedidos',
    summary: 'Pedidos, los más nuevos primero',
    access: 'pedido:view',
    status: 200,
    query: pedidoListQuerySchema,
    reply: pedidoPageSchema,
  }),
  getPedido: defineRoute({
    method: 'GET',
    path: '/api/pedidos/:id',
    summary: 'Un pedido',
    access: 'pedido:view',
    status: 200,
    params: idParamsSchema,
    reply: pedidoSchema,
  }),
  createPedido: defineRoute({
    method: 'POST',
    path: '/api/pedidos',
    summary: 'Registrar un pedido',
    access: 'pedido:create',
    status: 201,
    body: pedidoNewSchema,
    reply: pedidoSchema,
  }),
  approvePedido: defineRoute({
    method: 'POST',
    path: '/api/pedidos/:id/aprobar',
    summary: 'Aprobar un pedido pendiente: pasa a la cocina',
    access: 'pedido:approve',
    status: 200,
    params: idParamsSchema,
    reply: pedidoSchema,
  }),
  movePedido: defineRoute({
    method: 'POST',
    path: '/api/pedidos/:id/estado',
    summary: 'Llevar un pedido al estado siguiente, uno atrás o a CANCELADO',
    access: 'pedido:move',
    status: 200,
    params: idParamsSchema,
    body: pedidoMoveSchema,
    reply: pedidoSchema,
  }),
} as const;
