import { z } from 'zod';
import { pedidoStateSchema } from '../../pedidoStates';
import { idSchema } from '../../protocol/defineEvent';
import {
  booleanQuerySchema,
  idQuerySchema,
  limitSchema,
  momentReplySchema,
  pageSchema,
} from '../common';
import { borradorSchema } from './borradores';
import { answerKindSchema, customerLanguageSchema, maxAnswerChars } from './settings';

export const conversacionStates = ['ABIERTA', 'CERRADA'] as const;
export const conversacionStateSchema = z.enum(conversacionStates);
/** The state of a conversation, as stored in `CONVERSACIONES.ESTADO`. */
export type ConversacionState = z.infer<typeof conversacionStateSchema>;

/**
 * Kinds of messages we read; `desconocido` is any other, kept and shown as such. `reaccion`, `audio`,
 * `video`, `sticker` and `contacto` carry no order, but a person sees that they came.
 */
export const messageKinds = [
  'texto',
  'imagen',
  'documento',
  'pedido',
  'interactivo',
  'ubicacion',
  'audio',
  'video',
  'sticker',
  'contacto',
  'reaccion',
  'desconocido',
] as const;
export const messageKindSchema = z.enum(messageKinds);
/** The kind of a message. */
export type MessageKind = z.infer<typeof messageKindSchema>;

/**
 * What became of a file: still to be fetched, here, refused for what it is (`motivo` says why), or not to
 * be had after every attempt.
 */
export const mediaStates = ['PENDIENTE', 'LISTA', 'RECHAZADA', 'FALLIDA'] as const;
export const mediaStateSchema = z.enum(mediaStates);
/** What became of the file of a message. */
export type MediaState = z.infer<typeof mediaStateSchema>;

const mediaSchema = z.object({
  estado: mediaStateSchema,
  /** The type it has by its bytes once it is here; before that, the type it was announced with. */
  tipo: z.string().nullable(),
  nombre: z.string().nullable(),
  /** Why it was refused or could not be fetched. */
  motivo: z.string().nullable(),
  /** It is a picture or PDF that may be a voucher, and belongs to no order yet. */
  por_vincular: z.boolean(),
  voucher_id: idSchema.nullable(),
});

const catalogItemSchema = z.object({
  producto_id: idSchema.nullable(),
  /** The name, or the seller's code where no product has it. */
  producto: z.string(),
  cantidad: z.number(),
  precio: z.number().nullable(),
});

export const inboundMessageSchema = z.object({
  direccion: z.literal('entrante'),
  id: idSchema,
  tipo: messageKindSchema,
  /** Text, caption, chosen reply, or a sentence of ours for what has none. */
  texto: z.string().nullable(),
  media: mediaSchema.nullable(),
  ubicacion: z
    .object({
      latitud: z.number(),
      longitud: z.number(),
      nombre: z.string().nullable(),
      direccion: z.string().nullable(),
    })
    .nullable(),
  items: z.array(catalogItemSchema).nullable(),
  /** The message as it came, for a kind we do not read. */
  original: z.record(z.string(), z.unknown()).nullable(),
  pedido_id: idSchema.nullable(),
  borrador_id: idSchema.nullable(),
  /** When the customer sent it. */
  fecha: momentReplySchema,
});
/** A message from a customer. */
export type InboundMessage = z.infer<typeof inboundMessageSchema>;

/**
 * The way of an answer: waiting, accepted by Meta, on the phone, read; or not delivered (`FALLIDA`, until
 * a person retries or dismisses it).
 */
export const salidaStates = [
  'PENDIENTE',
  'ENVIADA',
  'ENTREGADA',
  'LEIDA',
  'FALLIDA',
  'DESCARTADA',
] as const;
export const salidaStateSchema = z.enum(salidaStates);
/** The state of an answer, as stored in `WHATSAPP_SALIDAS.ESTADO`. */
export type SalidaState = z.infer<typeof salidaStateSchema>;

export const outboundMessageSchema = z.object({
  direccion: z.literal('saliente'),
  id: idSchema,
  conversacion_id: idSchema,
  sucursal_id: idSchema,
  cliente: z.string().nullable(),
  /** What it is about; `libre` was written by a person. */
  motivo: z.union([answerKindSchema, z.literal('libre')]),
  texto: z.string(),
  estado: salidaStateSchema,
  /** Why it was not delivered, or why it has not been yet. */
  error: z.string().nullable(),
  intentos: z.number(),
  proximo_intento: momentReplySchema.nullable(),
  pedido_id: idSchema.nullable(),
  usuario_nombre: z.string().nullable(),
  fecha: momentReplySchema,
  fecha_envio: momentReplySchema.nullable(),
  fecha_entrega: momentReplySchema.nullable(),
  fecha_lectura: momentReplySchema.nullable(),
});
/** A message to a customer. */
export type OutboundMessage = z.infer<typeof outboundMessageSchema>;

/** A line of a conversation. `id` is unique within a direction. */
export const messageSchema = z.discriminatedUnion('direccion', [
  inboundMessageSchema,
  outboundMessageSchema,
]);
/** A line of a conversation. */
export type Message = z.infer<typeof messageSchema>;

export const conversacionSchema = z.object({
  id: idSchema,
  sucursal_id: idSchema,
  estado: conversacionStateSchema,
  telefono: z.string(),
  /** The name the customer gave themselves. */
  cliente: z.string().nullable(),
  idioma: customerLanguageSchema.nullable(),
  /** Until when a free answer may be written; null: the customer wrote too long ago. */
  responder_hasta: momentReplySchema.nullable(),
  ultimo_texto: z.string().nullable(),
  ultimo_tipo: messageKindSchema.nullable(),
  /** Of the last message in either direction. */
  fecha_actividad: momentReplySchema,
  fecha_creacion: momentReplySchema,
  /** Messages nobody has opened yet. */
  sin_leer: z.number(),
  /** Pictures that wait to be linked to an order. */
  por_vincular: z.number(),
  /** Answers that could not be delivered. */
  envios_fallidos: z.number(),
  borradores_abiertos: z.number(),
  /** Its orders, newest first. */
  pedidos: z.array(z.object({ id: idSchema, estado: pedidoStateSchema, total: z.number() })),
});
/** A conversation with a customer, as a list shows it. */
export type Conversacion = z.infer<typeof conversacionSchema>;

export const conversacionListQuerySchema = z.object({
  estado: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(conversacionStateSchema)
    .optional(),
  /** Only the conversation of this order. */
  pedido_id: idQuerySchema.optional(),
  sucursal_id: idQuerySchema.optional(),
  /** Only those in which something waits for a person: unread, a draft, a picture, a failed answer. */
  pendientes: booleanQuerySchema.optional(),
  /** Continues a list: `siguiente` of the page before. */
  desde_orden: idQuerySchema.optional(),
  limite: limitSchema(50),
});
export const conversacionPageSchema = pageSchema(conversacionSchema);

/** One conversation whole: its newest 300 messages, oldest first, and its open drafts. */
export const conversacionDetailSchema = conversacionSchema.extend({
  mensajes: z.array(messageSchema),
  borradores: z.array(borradorSchema),
});
/** One conversation whole. */
export type ConversacionDetail = z.infer<typeof conversacionDetailSchema>;

export const conversacionPatchSchema = z.object({
  estado: conversacionStateSchema.optional(),
  idioma: customerLanguageSchema.nullable().optional(),
});
/** Body of `PATCH /api/conversaciones/:id`. */
export type ConversacionPatch = z.infer<typeof conversacionPatchSchema>;

export const answerNewSchema = z.object({ texto: z.string().trim().min(1).max(maxAnswerChars) });

/** Body of `POST /api/conversaciones/:id/avisos`: what the customer is told of which order. */
export const noticeNewSchema = z.object({
  // A rejection needs its reason, which only the rejection itself has.
  motivo: answerKindSchema.exclude(['rechazado']),
  pedido_id: idSchema,
});
/** Body of `POST /api/conversaciones/:id/avisos`. */
export type NoticeNew = z.infer<typeof noticeNewSchema>;

/** Body of `POST /api/mensajes/:id/vincular`: the order the picture pays for. */
export const linkImageSchema = z.object({ pedido_id: idSchema });

/** Query of `GET /api/mensajes/:id/archivo`: a small picture of it, where there can be one. */
export const mediaQuerySchema = z.object({
  miniatura: booleanQuerySchema.optional().catch(undefined),
});

export const salidaListQuerySchema = z.object({
  estado: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(salidaStateSchema)
    .optional(),
  sucursal_id: idQuerySchema.optional(),
  antes_de_id: idQuerySchema.optional(),
  limite: limitSchema(50),
});
export const salidaPageSchema = pageSchema(outboundMessageSchema);

/** Body of `POST /api/clientes/borrar`. */
export const customerEraseSchema = z.object({
  telefono: z.string().regex(/^\+?[\d\s().-]{6,30}$/, { error: 'no es un número de teléfono' }),
});

/** What was erased of a customer. */
export const customerErasedSchema = z.object({
  conversaciones: z.number(),
  mensajes: z.number(),
  imagenes: z.number(),
  pedidos: z.number(),
  comprobantes: z.number(),
  eventos: z.number(),
});
/** What was erased of a customer. */
export type CustomerErased = z.infer<typeof customerErasedSchema>;
