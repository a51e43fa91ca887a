import { listSchema } from '../catalog';
import { idParamsSchema } from '../common';
import { pantallaParamsSchema, pantallaSchema, ringReplySchema } from '../pantallas';
import { defineRoute } from '../route';
import {
  usuarioListSchema,
  usuarioNewSchema,
  usuarioPatchSchema,
  usuarioSchema,
} from '../usuarios';

/** People, and the screens they are at. */
export const peopleRoutes = {
  listPantallas: defineRoute({
    method: 'GET',
    path: '/api/pantallas',
    summary: 'Pantallas conectadas ahora',
    access: 'monitor:view',
    status: 200,
    reply: listSchema(pantallaSchema),
  }),
  ringPantalla: defineRoute({
    method: 'POST',
    path: '/api/pantallas/:id/sonar',
    summary: 'Hacer sonar una pantalla, para encontrarla o probar su sonido',
    access: 'monitor:view',
    status: 200,
    params: pantallaParamsSchema,
    reply: ringReplySchema,
  }),
  listUsuarios: defineRoute({
    method: 'GET',
    path: '/api/usuarios',
    summary: 'Usuarios',
    access: 'usuario:manage',
    status: 200,
    reply: usuarioListSchema,
  }),
  createUsuario: defineRoute({
    method: 'POST',
    path: '/api/usuarios',
    summary: 'Crear un usuario',
    access: 'usuario:manage',
    status: 201,
    body: usuarioNewSchema,
    reply: usuarioSchema,
  }),
  changeUsuario: defineRoute({
    method: 'PATCH',
    path: '/api/usuarios/:id',
    summary: 'Cambiar nombre, rol, sucursal, contraseña o estado de un usuario',
    access: 'usuario:manage',
    status: 200,
    params: idParamsSchema,
    body: usuarioPatchSchema,
    reply: usuarioSchema,
  }),
} as const;
