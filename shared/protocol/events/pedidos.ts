import { z } from 'zod';
import { pedidoStateSchema } from '../../pedidoStates';
import { counterAudience, floorAudience } from '../audiences';
import { defineEvent, idSchema } from '../defineEvent';

const entity = { kind: 'PEDIDO', idField: 'pedido_id' } as const;
const fields = {
  pedido_id: idSchema,
  /**
   * The order itself (`pedidoBriefSchema`) where its JSON fits; a screen that finds no such thing here
   * asks `GET /api/pedidos/:id`. Unchecked, because other programs may use the name in their own way.
   */
  pedido: z.unknown().optional(),
};

/** A new order was registered. */
export const pedidoCreado = defineEvent({
  tipo: 'pedido_creado',
  fields,
  emitters: ['ATENCION'],
  audience: counterAudience,
  critical: false,
  addressees: floorAudience,
  entity,
});

/** Attention approved an order: it goes to the kitchen. */
export const pedidoAprobado = defineEvent({
  tipo: 'pedido_aprobado',
  fields: { ...fields, nuevo_estado: pedidoStateSchema.optional() },
  emitters: ['ATENCION'],
  audience: floorAudience,
  critical: false,
  addressees: floorAudience,
  entity,
});

/** The order's state changed in any other way. */
export const pedidoActualizado = defineEvent({
  tipo: 'pedido_actualizado',
  fields: { ...fields, nuevo_estado: pedidoStateSchema.optional() },
  emitters: ['ATENCION', 'COCINERO'],
  audience: floorAudience,
  critical: false,
  addressees: floorAudience,
  entity,
});
