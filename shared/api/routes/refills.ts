import { idParamsSchema } from '../common';
import { refillListQuerySchema, refillNewSchema, refillPageSchema, refillSchema } from '../refills';
import { defineRoute } from '../route';

/** Requests to restock. */
export const refillRoutes = {
  requestRefill: defineRoute({
    method: 'POST',
    path: '/api/refills',
    summary: 'Pedir que se reponga un insumo',
    access: 'refill:request',
    status: 201,
    body: refillNewSchema,
    reply: refillSchema,
  }),
  listRefills: defineRoute({
    method: 'GET',
    path: '/api/refills',
    summary: 'Solicitudes de refill, las más nuevas primero',
    access: 'refill:view',
    status: 200,
    query: refillListQuerySchema,
    reply: refillPageSchema,
  }),
  attendRefill: defineRoute({
    method: 'POST',
    path: '/api/refills/:id/atender',
    summary: 'Atender una solicitud de refill',
    access: 'refill:attend',
    status: 200,
    params: idParamsSchema,
    reply: refillSchema,
  }),
} as const;
