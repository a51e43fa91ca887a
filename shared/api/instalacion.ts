import { z } from 'zod';
import { usuarioNewSchema } from './usuarios';

const nameSchema = z.string().trim().min(1).max(120);

/** A restaurant of one's own: its name, its branches, and who manages it. */
export const ownRestaurantSchema = z.object({
  modo: z.literal('propio'),
  restaurante: nameSchema,
  sucursales: z.array(nameSchema).min(1).max(50),
  admin: usuarioNewSchema.pick({ usuario: true, nombre: true, password: true }),
  /** From another computer than the server: the code its log shows. */
  codigo: z.string().max(40).optional(),
});

/** The demo restaurant, with its known passwords. */
const demoRestaurantSchema = z.object({
  modo: z.literal('demo'),
  codigo: z.string().max(40).optional(),
});

export const installSchema = z.discriminatedUnion('modo', [
  ownRestaurantSchema,
  demoRestaurantSchema,
]);
/** Body of `POST /instalacion`. */
export type Install = z.infer<typeof installSchema>;

export const installedSchema = z.object({
  /** The name to sign in with. */
  usuario: z.string(),
});
