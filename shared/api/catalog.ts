import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';

export const insumoSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  unidad: z.string().nullable(),
  agotado: z.boolean(),
});
/** A supply the kitchen can be asked to restock. */
export type Insumo = z.infer<typeof insumoSchema>;

export const productoSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  precio: z.number(),
  estacion: z.string().nullable(),
  agotado: z.boolean(),
});
/** Something that can be ordered. */
export type Producto = z.infer<typeof productoSchema>;

/** What a branch can set for itself; every field has a default, so that an old row reads well. */
export const sucursalSettingsSchema = z.object({
  /** Minutes after approval at which an order's card turns amber, then red. */
  minutos_ambar: z.number().int().min(1).default(8),
  minutos_rojo: z.number().int().min(2).default(12),
  /** Seconds until an unread urgent alert is sent to every screen again, and until it goes to the admins. */
  segundos_insistir: z.number().int().min(5).default(60),
  segundos_escalar: z.number().int().min(10).default(180),
  plantillas_alerta: z
    .array(z.string().max(500))
    .default(['Ingrediente agotado', 'Cliente espera', 'Cambio en el pedido', 'Sin cebolla']),
  motivos_rechazo: z
    .array(z.string().max(500))
    .default(['El monto no coincide', 'No se ve el pago', 'Operación ya usada', 'Imagen ilegible']),
});
/** The settings of a branch. */
export type SucursalSettings = z.infer<typeof sucursalSettingsSchema>;

export const sucursalSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  ajustes: sucursalSettingsSchema,
});
/** A branch of the restaurant. */
export type Sucursal = z.infer<typeof sucursalSchema>;

export const insumoMarkSchema = z.object({ agotado: z.boolean() });

/** Body of `PATCH /api/sucursales/:id`: what is absent stays. */
export const sucursalPatchSchema = z.object({
  nombre: z.string().trim().min(1).max(120).optional(),
  ajustes: sucursalSettingsSchema.partial().optional(),
});
/** Body of `PATCH /api/sucursales/:id`. */
export type SucursalPatch = z.infer<typeof sucursalPatchSchema>;

/** Lists that are short and whole. */
export const listSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ datos: z.array(item), siguiente: z.null() });
