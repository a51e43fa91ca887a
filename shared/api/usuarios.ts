import { z } from 'zod';
import { idSchema } from '../protocol/defineEvent';
import { staffRoleSchema } from '../roles';
import { listSchema } from './catalog';

const nameSchema = z.string().trim().min(1).max(120);
/** Eight characters at least (NIST SP 800-63B), and no more than a hash should be fed. */
const passwordSchema = z.string().min(8).max(200);

export const usuarioSchema = z.object({
  id: idSchema,
  usuario: z.string(),
  nombre: z.string(),
  rol: staffRoleSchema,
  sucursal_id: idSchema.nullable(),
  activo: z.boolean(),
});
/** A person who can sign in; the password is never part of an answer. */
export type Usuario = z.infer<typeof usuarioSchema>;

export const usuarioListSchema = listSchema(usuarioSchema);

export const usuarioNewSchema = z.object({
  usuario: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{2,60}$/, { error: 'use de 2 a 60 letras, números, punto o guion' }),
  nombre: nameSchema,
  password: passwordSchema,
  rol: staffRoleSchema,
  sucursal_id: idSchema.nullish(),
});
/** Body of `POST /api/usuarios`. */
export type UsuarioNew = z.infer<typeof usuarioNewSchema>;

export const usuarioPatchSchema = z
  .object({
    nombre: nameSchema,
    rol: staffRoleSchema,
    sucursal_id: idSchema.nullable(),
    activo: z.boolean(),
    password: passwordSchema,
  })
  .partial();
/** Body of `PATCH /api/usuarios/:id`. */
export type UsuarioPatch = z.infer<typeof usuarioPatchSchema>;
