import { z } from 'zod';
import { floorAudience, kitchenAddressees } from '../audiences';
import { defineEvent, idSchema } from '../defineEvent';

const entity = { kind: 'REFILL', idField: 'refill_id' } as const;
const fields = {
  refill_id: idSchema.optional(),
  insumo_id: idSchema.optional(),
  insumo: z.string().optional(),
  cantidad: z.number().positive().optional(),
  pedido_id: idSchema.nullish(),
  usuario_nombre: z.string().nullish(),
};

/** Attention asks the kitchen to restock a supply. */
export const refillSolicitado = defineEvent({
  tipo: 'refill_solicitado',
  fields,
  emitters: ['ATENCION'],
  audience: floorAudience,
  critical: true,
  addressees: kitchenAddressees,
  entity,
});

/** The kitchen attended the request. */
export const refillAtendido = defineEvent({
  tipo: 'refill_atendido',
  fields,
  emitters: ['COCINERO'],
  audience: floorAudience,
  critical: false,
  addressees: kitchenAddressees,
  entity,
});
