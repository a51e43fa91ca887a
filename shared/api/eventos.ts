import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';
import {
  idQuerySchema,
  limitSchema,
  momentQuerySchema,
  momentReplySchema,
  pageSchema,
} from './common';

export const broadcastReplySchema = z.object({ id: idSchema });

export const storedEventSchema = z.object({
  id: idSchema,
  tipo: z.string(),
  subtipo: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  usuario_id: z.number().nullable(),
  sucursal_id: z.number().nullable(),
  entidad_tipo: z.string().nullable(),
  entidad_id: z.number().nullable(),
  fecha: momentReplySchema,
});
/** A row of `EVENTOS_REALTIME`. */
export type StoredEvent = z.infer<typeof storedEventSchema>;

export const eventListQuerySchema = z.object({
  tipo: z.string().max(50).optional(),
  sucursal_id: idQuerySchema.optional(),
  desde: momentQuerySchema.optional(),
  hasta: momentQuerySchema.optional(),
  antes_de_id: idQuerySchema.optional(),
  limite: limitSchema(30),
});
export const eventPageSchema = pageSchema(storedEventSchema);

/** A time zone's name, e.g. `America/Lima`. Offsets are not taken: programs disagree on their sign. */
const zoneSchema = z
  .string()
  .max(60)
  .regex(/^[A-Za-z]/)
  .refine(isTimeZone, { error: 'no es una zona horaria' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // That is how Intl says that it does not know the name.
    return false;
  }
}

export const statsQuerySchema = z.object({
  /** Defaults to the last 24 hours (per hour) or 30 days (per day). */
  desde: momentQuerySchema.optional(),
  hasta: momentQuerySchema.optional(),
  por: z.enum(['hora', 'dia']).default('hora'),
  sucursal_id: idQuerySchema.optional(),
  /** Where hours and days begin. */
  zona: zoneSchema.default('UTC'),
});

const stageSchema = z.object({
  etapa: z.enum([
    'aprobar',
    'preparar',
    'entregar',
    'leer_alerta',
    'atender_refill',
    'validar_voucher',
  ]),
  cantidad: z.number(),
  mediana_s: z.number().nullable(),
  p95_s: z.number().nullable(),
  /** Whether the three were taken from a sample, as of very many they are. */
  aproximado: z.boolean(),
});

export const statsSchema = z.object({
  por: z.enum(['hora', 'dia']),
  desde: momentReplySchema,
  hasta: momentReplySchema,
  /** One row per bucket and type that has events. */
  conteos: z.array(z.object({ inicio: momentReplySchema, tipo: z.string(), cantidad: z.number() })),
  /** How long each stage took, in seconds. */
  etapas: z.array(stageSchema),
});
/** Counts per time bucket and type, and the time each stage took. */
export type Stats = z.infer<typeof statsSchema>;
