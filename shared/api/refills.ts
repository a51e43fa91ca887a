import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';
import {
  continuationShape,
  idQuerySchema,
  limitSchema,
  momentReplySchema,
  pageSchema,
} from './common';

/** States of a refill request, lower case as the table has them. */
export const refillStates = ['pendiente', 'atendido'] as const;
export const refillStateSchema = z.enum(refillStates);

export const refillSchema = z.object({
  id: idSchema,
  insumo_id: idSchema,
  insumo: z.string(),
  unidad: z.string().nullable(),
  cantidad: z.number(),
  estado: refillStateSchema,
  pedido_id: idSchema.nullable(),
  sucursal_id: idSchema.nullable(),
  usuario_solicita: idSchema.nullable(),
  usuario_solicita_nombre: z.string().nullable(),
  fecha_solicitud: momentReplySchema,
  atendido_por: idSchema.nullable(),
  atendido_por_nombre: z.string().nullable(),
  fecha_atencion: momentReplySchema.nullable(),
});
/** A request to restock a supply. */
export type Refill = z.infer<typeof refillSchema>;

export const refillNewSchema = z.object({
  insumo_id: idSchema,
  cantidad: z.number().min(0.01).max(99999),
  pedido_id: idSchema.nullish(),
});
/** Body of `POST /api/refills`. */
export type RefillNew = z.infer<typeof refillNewSchema>;

export const refillListQuerySchema = z.object({
  estado: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(refillStateSchema)
    .optional(),
  limite: limitSchema(20),
  ...continuationShape,
  sucursal_id: idQuerySchema.optional(),
});
export const refillPageSchema = pageSchema(refillSchema);
