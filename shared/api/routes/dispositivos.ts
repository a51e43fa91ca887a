import { listSchema } from '../catalog';
import { idParamsSchema } from '../common';
import {
  approveDeviceSchema,
  connectionSchema,
  dispositivoSchema,
  pairingSchema,
  pairRequestSchema,
} from '../dispositivos';
import { defineRoute } from '../route';

/** How screens of other computers join, and who lets them. */
export const deviceRoutes = {
  askToPair: defineRoute({
    method: 'POST',
    path: '/auth/pantalla',
    summary: 'Una pantalla de otra computadora pide permiso para que se entre en ella',
    access: 'public',
    status: 201,
    body: pairRequestSchema,
    reply: pairingSchema,
  }),
  pairing: defineRoute({
    method: 'GET',
    path: '/auth/pantalla',
    summary: 'Cómo está el permiso de la pantalla que pregunta',
    access: 'public',
    status: 200,
    reply: pairingSchema,
  }),
  localConnection: defineRoute({
    method: 'GET',
    path: '/instalacion/conexion',
    summary: 'Cómo se conectan otras pantallas; solo desde la computadora del servidor',
    access: 'public',
    status: 200,
    reply: connectionSchema,
  }),
  connection: defineRoute({
    method: 'GET',
    path: '/api/conexion',
    summary: 'Cómo se conectan otras pantallas',
    access: 'monitor:view',
    status: 200,
    reply: connectionSchema,
  }),
  listDispositivos: defineRoute({
    method: 'GET',
    path: '/api/dispositivos',
    summary: 'Pantallas de otras computadoras que pidieron permiso, las últimas primero',
    access: 'dispositivo:manage',
    status: 200,
    reply: listSchema(dispositivoSchema),
  }),
  approveDispositivo: defineRoute({
    method: 'POST',
    path: '/api/dispositivos/:id/aprobar',
    summary: 'Aprobar una pantalla cuyo número se comparó',
    access: 'dispositivo:manage',
    status: 200,
    params: idParamsSchema,
    body: approveDeviceSchema,
    reply: dispositivoSchema,
  }),
  refuseDispositivo: defineRoute({
    method: 'POST',
    path: '/api/dispositivos/:id/rechazar',
    summary: 'Rechazar una pantalla que pide permiso',
    access: 'dispositivo:manage',
    status: 200,
    params: idParamsSchema,
    reply: dispositivoSchema,
  }),
  revokeDispositivo: defineRoute({
    method: 'POST',
    path: '/api/dispositivos/:id/revocar',
    summary: 'Quitar el permiso a una pantalla: se cierra en segundos',
    access: 'dispositivo:manage',
    status: 200,
    params: idParamsSchema,
    reply: dispositivoSchema,
  }),
} as const;
