import { z } from 'zod';
import { counterAudience } from '../audiences';
import { defineEvent, idSchema } from '../defineEvent';

/** What happened in a conversation. */
export const conversacionNews = [
  'mensaje',
  'archivo',
  'borrador',
  'pedido',
  'salida',
  'salida_fallida',
  'cambio',
] as const;

/**
 * Something happened in a conversation with a customer: its screens load it again. It carries neither
 * words nor phones, so the log keeps none of a customer's data on its account.
 */
export const conversacionActualizada = defineEvent({
  tipo: 'conversacion_actualizada',
  fields: {
    conversacion_id: idSchema,
    pedido_id: idSchema.nullish(),
    novedad: z.enum(conversacionNews),
    usuario_nombre: z.string().nullish(),
  },
  emitters: [],
  audience: counterAudience,
  critical: false,
  addressees: counterAudience,
  entity: { kind: 'CONVERSACION', idField: 'conversacion_id' },
});

/** What happened to a draft that is of no conversation: it came, or it is no longer open. */
export const borradorNews = ['nuevo', 'cambio'] as const;

/**
 * A draft of pasted text, or of another program: its screens load it. What happens to the drafts of a
 * conversation is told by `conversacion_actualizada`. It carries neither words nor phones.
 */
export const borradorActualizado = defineEvent({
  tipo: 'borrador_actualizado',
  fields: {
    borrador_id: idSchema,
    novedad: z.enum(borradorNews),
    usuario_nombre: z.string().nullish(),
  },
  emitters: [],
  audience: counterAudience,
  critical: false,
  addressees: counterAudience,
  entity: { kind: 'BORRADOR', idField: 'borrador_id' },
});
