import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';
import { roleSchema } from '../roles';
import { momentReplySchema } from './common';
import { storedEventSchema } from './eventos';

export const pantallaSchema = z.object({
  /** The screen's own name for itself; one per window. */
  id: z.string(),
  usuario_id: idSchema.nullable(),
  nombre: z.string(),
  rol: roleSchema,
  sucursal_id: idSchema.nullable(),
  /** What it shows, where it said so: `atencion`, `cocina`, `monitor`. */
  vista: z.string().nullable(),
  version: z.string().nullable(),
  /** The network address it came from. */
  direccion: z.string(),
  conectada_desde: momentReplySchema,
  /** When it last confirmed a critical event on this connection. */
  ultima_confirmacion: momentReplySchema.nullable(),
  /** The last critical event it said it could not show on this connection, and why. */
  ultimo_rechazo: z
    .object({ evento_id: idSchema, motivo: z.string(), fecha: momentReplySchema })
    .nullable(),
});
/** A connected screen. */
export type Pantalla = z.infer<typeof pantallaSchema>;

export const pantallaParamsSchema = z.object({ id: z.string().min(1).max(64) });

export const ringReplySchema = z.object({
  /** How many windows with this name were told to ring. */
  alcanzadas: z.number(),
});

/** The way of one event: stored, sent, confirmed. */
export const journeySchema = z.object({
  evento: storedEventSchema,
  /** To how many screens it went when it was published; null when this server did not send it. */
  pantallas: z.number().nullable(),
  /** How often it was sent again. */
  reintentos: z.number(),
  /** Whether it still waits for a screen to confirm it. */
  pendiente: z.boolean(),
  confirmaciones: z.array(
    z.object({
      pantalla: z.string(),
      usuario_id: idSchema.nullable(),
      nombre: z.string().nullable(),
      fecha: momentReplySchema,
      /** Why it could not be shown; null when it was. */
      motivo: z.string().nullable(),
    }),
  ),
});
/** The way of one event. */
export type Journey = z.infer<typeof journeySchema>;
