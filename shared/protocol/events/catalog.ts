import { z } from 'zod';
import { floorAudience } from '../audiences';
import { defineEvent, idSchema } from '../defineEvent';

/**
 * The kitchen ran out of a supply (*se acabó*), or has it again. With `activo`, an admin made, changed or
 * retired it: screens load the catalog again.
 */
export const insumoActualizado = defineEvent({
  tipo: 'insumo_actualizado',
  fields: {
    insumo_id: idSchema,
    insumo: z.string().optional(),
    agotado: z.boolean(),
    activo: z.boolean().optional(),
    usuario_nombre: z.string().nullish(),
  },
  emitters: ['COCINERO'],
  audience: floorAudience,
  critical: false,
  addressees: floorAudience,
  entity: { kind: 'INSUMO', idField: 'insumo_id' },
});

/** A product was made, changed, sold out or retired: screens load the catalog again. */
export const productoActualizado = defineEvent({
  tipo: 'producto_actualizado',
  fields: {
    producto_id: idSchema,
    producto: z.string().optional(),
    agotado: z.boolean(),
    activo: z.boolean().optional(),
    usuario_nombre: z.string().nullish(),
  },
  emitters: [],
  audience: floorAudience,
  critical: false,
  addressees: floorAudience,
  entity: { kind: 'PRODUCTO', idField: 'producto_id' },
});

/** A branch was opened or closed, or its name or settings changed: its screens load them again. */
export const sucursalActualizada = defineEvent({
  tipo: 'sucursal_actualizada',
  fields: { usuario_nombre: z.string().nullish() },
  emitters: [],
  audience: floorAudience,
  critical: false,
  addressees: floorAudience,
  entity: { kind: 'SUCURSAL', idField: 'sucursal_id' },
});
