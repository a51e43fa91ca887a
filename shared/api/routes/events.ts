import { z } from 'zod';
import { idParamsSchema } from '../common';
import {
  broadcastReplySchema,
  eventListQuerySchema,
  eventPageSchema,
  statsQuerySchema,
  statsSchema,
} from '../eventos';
import { journeySchema } from '../pantallas';
import { defineRoute } from '../route';

/** Publishing events, and what is stored of them. */
export const eventRoutes = {
  broadcast: defineRoute({
    method: 'POST',
    path: '/broadcast',
    summary: 'Publicar un evento; la respuesta 202 dice que ya está guardado',
    access: 'evento:publish',
    status: 202,
    body: z.looseObject({ tipo: z.string() }),
    reply: broadcastReplySchema,
  }),
  eventJourney: defineRoute({
    method: 'GET',
    path: '/api/eventos/:id/recorrido',
    summary: 'El recorrido de un evento: guardado, enviado, confirmado',
    access: 'monitor:view',
    status: 200,
    params: idParamsSchema,
    reply: journeySchema,
  }),
  listEventos: defineRoute({
    method: 'GET',
    path: '/api/eventos',
    summary: 'Eventos guardados, los más nuevos primero',
    access: 'monitor:view',
    status: 200,
    query: eventListQuerySchema,
    reply: eventPageSchema,
  }),
  stats: defineRoute({
    method: 'GET',
    path: '/api/estadisticas',
    summary: 'Eventos por hora o día, y lo que tardó cada etapa',
    access: 'monitor:view',
    status: 200,
    query: statsQuerySchema,
    reply: statsSchema,
  }),
} as const;
