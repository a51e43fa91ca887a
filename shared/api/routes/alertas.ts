import { alertaListQuerySchema, alertaNewSchema, alertaPageSchema, alertaSchema } from '../alertas';
import { idParamsSchema } from '../common';
import { defineRoute } from '../route';

/** Alerts to the kitchen. */
export const alertaRoutes = {
  sendAlerta: defineRoute({
    method: 'POST',
    path: '/api/pedidos/:id/alertas',
    summary: 'Alertar a la cocina sobre un pedido',
    access: 'alerta:send',
    status: 201,
    params: idParamsSchema,
    body: alertaNewSchema,
    reply: alertaSchema,
  }),
  listAlertas: defineRoute({
    method: 'GET',
    path: '/api/alertas',
    summary: 'Alertas, las más nuevas primero',
    access: 'alerta:view',
    status: 200,
    query: alertaListQuerySchema,
    reply: alertaPageSchema,
  }),
  readAlerta: defineRoute({
    method: 'POST',
    path: '/api/alertas/:id/leer',
    summary: 'Marcar una alerta como leída; repetirlo no cambia nada',
    access: 'alerta:read',
    status: 200,
    params: idParamsSchema,
    reply: alertaSchema,
  }),
} as const;
