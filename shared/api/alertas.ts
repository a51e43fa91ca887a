import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';
import {
  booleanQuerySchema,
  continuationShape,
  idQuerySchema,
  limitSchema,
  momentReplySchema,
  pageSchema,
} from './common';

/** Priorities of an alert, least urgent first. */
export const prioridades = ['normal', 'alta', 'urgente'] as const;
export const prioridadSchema = z.enum(prioridades);
/** How urgent an alert is. */
export type Prioridad = z.infer<typeof prioridadSchema>;

/** What an alert says: not blank, and no longer than its column. */
export const mensajeSchema = z.string().max(500).regex(/\S/, { error: 'debe decir algo' });

export const alertaSchema = z.object({
  id: idSchema,
  pedido_id: idSchema.nullable(),
  sucursal_id: idSchema.nullable(),
  mensaje: z.string(),
  prioridad: prioridadSchema,
  leida: z.boolean(),
  usuario_envia: idSchema.nullable(),
  usuario_envia_nombre: z.string().nullable(),
  fecha_envio: momentReplySchema,
  leida_por: idSchema.nullable(),
  leida_por_nombre: z.string().nullable(),
  fecha_lectura: momentReplySchema.nullable(),
});
/** A kitchen alert, with who sent and who read it. */
export type Alerta = z.infer<typeof alertaSchema>;

export const alertaNewSchema = z.object({
  mensaje: mensajeSchema,
  prioridad: prioridadSchema.default('normal'),
});
/** Body of `POST /api/pedidos/:id/alertas`. */
export type AlertaNew = z.input<typeof alertaNewSchema>;

export const alertaListQuerySchema = z.object({
  leida: booleanQuerySchema.optional(),
  limite: limitSchema(20),
  ...continuationShape,
  sucursal_id: idQuerySchema.optional(),
});
export const alertaPageSchema = pageSchema(alertaSchema);
