import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';
import { booleanQuerySchema } from './common';

export const insumoSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  unidad: z.string().nullable(),
  agotado: z.boolean(),
  activo: z.boolean(),
});
/** A supply the kitchen can be asked to restock. */
export type Insumo = z.infer<typeof insumoSchema>;

export const productoSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  precio: z.number(),
  estacion: z.string().nullable(),
  agotado: z.boolean(),
  activo: z.boolean(),
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
  activo: z.boolean(),
});
/** A branch of the restaurant. */
export type Sucursal = z.infer<typeof sucursalSchema>;

export const insumoMarkSchema = z.object({ agotado: z.boolean() });

const nameSchema = z.string().trim().min(1).max(120);
/** A text that may be left out; an empty one counts as left out. */
const optionalTextSchema = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => (text === '' ? null : text))
    .nullable();
/** Money with cents; more than the column holds is refused here, by name. */
const priceSchema = z.number().min(0).max(99_999_999.99).multipleOf(0.01);

const productoFieldsSchema = z.object({
  nombre: nameSchema,
  precio: priceSchema,
  /** Where it is made; a kitchen screen can be limited to some. */
  estacion: optionalTextSchema(40).optional(),
});
export const productoNewSchema = productoFieldsSchema;
/** Body of `POST /api/productos`. */
export type ProductoNew = z.infer<typeof productoNewSchema>;

export const productoPatchSchema = productoFieldsSchema
  .extend({ agotado: z.boolean(), activo: z.boolean() })
  .partial();
/** Body of `PATCH /api/productos/:id`: what is absent stays. */
export type ProductoPatch = z.infer<typeof productoPatchSchema>;

const insumoFieldsSchema = z.object({
  nombre: nameSchema,
  /** What it is counted in: kg, bolsas. */
  unidad: optionalTextSchema(30).optional(),
});
export const insumoNewSchema = insumoFieldsSchema;
/** Body of `POST /api/insumos`. */
export type InsumoNew = z.infer<typeof insumoNewSchema>;

export const insumoPatchSchema = insumoFieldsSchema
  .extend({ agotado: z.boolean(), activo: z.boolean() })
  .partial();
/** Body of `PATCH /api/insumos/:id`: what is absent stays. */
export type InsumoPatch = z.infer<typeof insumoPatchSchema>;

export const sucursalNewSchema = z.object({ nombre: nameSchema });
/** Body of `POST /api/sucursales`. */
export type SucursalNew = z.infer<typeof sucursalNewSchema>;

/** Body of `PATCH /api/sucursales/:id`: what is absent stays. */
export const sucursalPatchSchema = z.object({
  nombre: nameSchema.optional(),
  ajustes: sucursalSettingsSchema.partial().optional(),
  activo: z.boolean().optional(),
});
/** Body of `PATCH /api/sucursales/:id`. */
export type SucursalPatch = z.infer<typeof sucursalPatchSchema>;

/** Query of the lists below: retired things are left out unless `inactivos=true` asks for them. */
export const catalogQuerySchema = z.object({ inactivos: booleanQuerySchema.optional() });

/** Lists that are short and whole. */
export const listSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ datos: z.array(item), siguiente: z.null() });
