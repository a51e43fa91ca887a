import { z } from 'zod';
import { idSchema, subtipoSchema } from '../../protocol/defineEvent';
import { idQuerySchema, limitSchema, momentReplySchema, pageSchema } from '../common';
import { pedidoNewSchema } from '../pedidos';

export const borradorStates = ['ABIERTO', 'CONFIRMADO', 'DESCARTADO'] as const;
export const borradorStateSchema = z.enum(borradorStates);
/** The state of a draft, as stored in `PEDIDO_BORRADORES.ESTADO`. */
export type BorradorState = z.infer<typeof borradorStateSchema>;

const matchedProductSchema = z.object({
  producto_id: idSchema,
  producto: z.string(),
  precio: z.number(),
});

export const borradorLineSchema = z.object({
  /** The words of the customer it was read from. */
  texto: z.string(),
  cantidad: z.number(),
  /** The product it most likely means. */
  producto_id: idSchema,
  producto: z.string(),
  precio: z.number(),
  /** How sure the match is, from 0 to 1; under 0.7 a person should look twice. */
  confianza: z.number(),
  /** What was said about it: "sin cebolla". */
  nota: z.string().nullable(),
  /** Other products it may mean, likelier first. */
  alternativas: z.array(matchedProductSchema),
});
/** A line of a draft: words of the customer and the product they most likely mean. */
export type BorradorLine = z.infer<typeof borradorLineSchema>;

export const borradorSchema = z.object({
  id: idSchema,
  sucursal_id: idSchema,
  conversacion_id: idSchema.nullable(),
  estado: borradorStateSchema,
  subtipo: subtipoSchema,
  cliente: z.string().nullable(),
  telefono: z.string().nullable(),
  /** Everything it was read from, one message a line. */
  texto: z.string(),
  lineas: z.array(borradorLineSchema),
  /** The parts of the text that match no product, in order. */
  sin_reconocer: z.array(z.string()),
  total: z.number(),
  /** The order it became. */
  pedido_id: idSchema.nullable(),
  fecha_creacion: momentReplySchema,
  fecha_actualizacion: momentReplySchema,
});
/** An order as read from a customer's words, for a person to confirm. */
export type Borrador = z.infer<typeof borradorSchema>;

export const borradorListQuerySchema = z.object({
  estado: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(borradorStateSchema)
    .optional(),
  conversacion_id: idQuerySchema.optional(),
  sucursal_id: idQuerySchema.optional(),
  antes_de_id: idQuerySchema.optional(),
  limite: limitSchema(50),
});
export const borradorPageSchema = pageSchema(borradorSchema);

/** Longest text a draft is read from, in characters. */
export const maxBorradorChars = 8000;

/** Body of `POST /api/borradores`: pasted text, or the texts of a conversation. */
export const borradorNewSchema = z
  .object({
    texto: z.string().trim().min(1).max(maxBorradorChars).optional(),
    conversacion_id: idSchema.optional(),
    sucursal_id: idSchema.optional(),
    subtipo: subtipoSchema.default('whatsapp'),
    cliente: pedidoNewSchema.shape.cliente,
    telefono: pedidoNewSchema.shape.telefono,
  })
  .refine(
    ({ texto, conversacion_id }) => (texto === undefined) !== (conversacion_id === undefined),
    {
      error: 'envíe el texto pegado o el número de una conversación, uno de los dos',
      path: ['texto'],
    },
  );
/** Body of `POST /api/borradores`. */
export type BorradorNew = z.infer<typeof borradorNewSchema>;

/** Body of `POST /api/borradores/:id/confirmar`: the order as the person saw and mended it. */
export const borradorConfirmSchema = pedidoNewSchema
  .omit({ sucursal_id: true, subtipo: true })
  .extend({
    subtipo: subtipoSchema.optional(),
    /**
     * `fecha_actualizacion` of the draft as the person saw it. Where the customer wrote more since, the answer
     * is 409 and nothing is confirmed. Absent: whatever it says by now.
     */
    visto: z.string().max(40).optional(),
  });
/** Body of `POST /api/borradores/:id/confirmar`. */
export type BorradorConfirm = z.infer<typeof borradorConfirmSchema>;
