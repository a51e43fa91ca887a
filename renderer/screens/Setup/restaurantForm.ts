import { z } from 'zod';
import { ownRestaurantSchema, type Install } from '../../../shared/api/instalacion';

/** What a person fills in, as typed: one branch a line, the password twice. */
export const restaurantFormSchema = z
  .object({
    restaurante: ownRestaurantSchema.shape.restaurante,
    sucursales: z.string().refine((text) => {
      const names = branchesOf(text);
      const distinct = new Set(names.map((name) => name.toLowerCase()));
      return names.length > 0 && names.length <= 50 && distinct.size === names.length;
    }),
    nombre: ownRestaurantSchema.shape.admin.shape.nombre,
    usuario: ownRestaurantSchema.shape.admin.shape.usuario,
    password: ownRestaurantSchema.shape.admin.shape.password,
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, { path: ['again'] });
/** The form's fields. */
export type RestaurantForm = z.input<typeof restaurantFormSchema>;

/** The branches of a text, one a line; empty lines count for nothing. */
export function branchesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What is sent of a checked form. */
export function installOf(form: z.output<typeof restaurantFormSchema>, codigo: string): Install {
  return {
    modo: 'propio',
    restaurante: form.restaurante,
    sucursales: branchesOf(form.sucursales),
    admin: { usuario: form.usuario, nombre: form.nombre, password: form.password },
    ...(codigo === '' ? {} : { codigo }),
  };
}
