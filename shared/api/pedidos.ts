import { z } from 'zod';
import { pedidoStateSchema } from '../pedidoStates';
import { idSchema, subtipoSchema } from '../protocol/defineEvent';
import {
  continuationShape,
  idQuerySchema,
  limitSchema,
  momentReplySchema,
  pageSchema,
} from './common';

/** One line of an order as the kitchen needs it. */
const itemBriefSchema = z.object({
  id: idSchema,
  producto_id: idSchema.nullable(),
  producto: z.string(),
  cantidad: z.number(),
  nota: z.string().nullable(),
  estacion: z.string().nullable(),
});

/** An order without money lines and without anything that identifies the customer beyond a name: fits in an event. */
export const pedidoBriefSchema = z.object({
  id: idSchema,
  sucursal_id: idSchema,
  subtipo: subtipoSchema,
  estado: pedidoStateSchema,
  cliente: z.string().nullable(),
  nota: z.string().nullable(),
  total: z.number(),
  fecha_creacion: momentReplySchema,
  fecha_aprobacion: momentReplySchema.nullable(),
  fecha_listo: momentReplySchema.nullable(),
  fecha_entrega: momentReplySchema.nullable(),
  fecha_cancelacion: momentReplySchema.nullable(),
  items: z.array(itemBriefSchema),
});
/** An order as screens and events carry it. */
export type PedidoBrief = z.infer<typeof pedidoBriefSchema>;
/** A line of an order as screens and events carry it. */
export type PedidoItemBrief = z.infer<typeof itemBriefSchema>;

/** An order in full. `telefono` is null for those who may not see it. */
export const pedidoSchema = pedidoBriefSchema.extend({
  telefono: z.string().nullable(),
  aprobado_por: z.string().nullable(),
  items: z.array(itemBriefSchema.extend({ precio: z.number() })),
});
/** An order in full. */
export type Pedido = z.infer<typeof pedidoSchema>;

export const pedidoListQuerySchema = z.object({
  /** One state, or several separated by commas. */
  estado: z
    .string()
    .transform((text) => text.toUpperCase().split(','))
    .pipe(z.array(pedidoStateSchema))
    .optional(),
  limite: limitSchema(50),
  ...continuationShape,
  sucursal_id: idQuerySchema.optional(),
});
export const pedidoPageSchema = pageSchema(pedidoSchema);

const textSchema = (max: number) => z.string().trim().max(max);

export const pedidoNewSchema = z.object({
  sucursal_id: idSchema.optional(),
  subtipo: subtipoSchema,
  cliente: textSchema(120).nullish(),
  telefono: textSchema(30).nullish(),
  nota: textSchema(500).nullish(),
  items: z
    .array(
      z.object({
        producto_id: idSchema,
        cantidad: z.number().min(0.01).max(999),
        nota: textSchema(200).nullish(),
      }),
    )
    .min(1)
    .max(60),
});
/** Body of `POST /api/pedidos`. */
export type PedidoNew = z.infer<typeof pedidoNewSchema>;

export const pedidoMoveSchema = z.object({ estado: pedidoStateSchema });
