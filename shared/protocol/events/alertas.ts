import { z } from 'zod';
import { mensajeSchema, prioridadSchema } from '../../api/alertas';
import { floorAudience, kitchenAddressees } from '../audiences';
import { defineEvent, idSchema, momentSchema } from '../defineEvent';

const entity = { kind: 'ALERTA', idField: 'alerta_id' } as const;

/** An alert from attention to the kitchen; one without `alerta_id` gets a row, and its number, from the broker. */
export const alertaCocina = defineEvent({
  tipo: 'alerta_cocina',
  fields: {
    alerta_id: idSchema.optional(),
    pedido_id: idSchema.nullish(),
    prioridad: prioridadSchema.default('normal'),
    mensaje: mensajeSchema,
    usuario_nombre: z.string().nullish(),
  },
  emitters: ['ATENCION'],
  audience: floorAudience,
  critical: true,
  addressees: kitchenAddressees,
  entity,
});

/** Somebody in the kitchen read an alert: it clears on every screen. */
export const alertaLeida = defineEvent({
  tipo: 'alerta_leida',
  fields: {
    alerta_id: idSchema,
    pedido_id: idSchema.nullish(),
    usuario_nombre: z.string().nullish(),
    fecha_envio: momentSchema.nullish(),
    fecha_lectura: momentSchema.optional(),
  },
  emitters: ['COCINERO'],
  audience: floorAudience,
  critical: false,
  addressees: kitchenAddressees,
  entity,
});

/** Nobody read an alert, or no screen confirmed it, in time. */
export const alertaEscalada = defineEvent({
  tipo: 'alerta_escalada',
  fields: {
    alerta_id: idSchema,
    pedido_id: idSchema.nullish(),
    prioridad: prioridadSchema.optional(),
    mensaje: z.string().max(500).optional(),
    nivel: z.int().min(1).max(9).default(1),
  },
  emitters: [],
  audience: floorAudience,
  critical: false,
  addressees: kitchenAddressees,
  entity,
});
