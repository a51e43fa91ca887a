import { loginSchema, refreshSchema, sessionSchema } from '../auth';
import { emptySchema } from '../common';
import { healthSchema } from '../health';
import { installSchema, installedSchema } from '../instalacion';
import {
  findBackupsSchema,
  foundBackupsSchema,
  restoreProgressSchema,
  restoreSchema,
} from '../restauracion';
import { defineRoute } from '../route';

/** Signing in and out, and what anybody may ask of the server. */
export const serverRoutes = {
  health: defineRoute({
    method: 'GET',
    path: '/health',
    summary: 'Estado del servidor y de su base de datos',
    access: 'public',
    status: 200,
    reply: healthSchema,
  }),
  install: defineRoute({
    method: 'POST',
    path: '/instalacion',
    summary: 'Configurar un servidor nuevo: una sola vez, desde su computadora o con su código',
    access: 'public',
    status: 201,
    body: installSchema,
    reply: installedSchema,
  }),
  findBackups: defineRoute({
    method: 'POST',
    path: '/instalacion/respaldos',
    summary: 'Respaldos en una carpeta de un servidor nuevo: desde su computadora o con su código',
    access: 'public',
    status: 200,
    body: findBackupsSchema,
    reply: foundBackupsSchema,
  }),
  beginRestore: defineRoute({
    method: 'POST',
    path: '/instalacion/restauracion',
    summary: 'Restaurar un respaldo en un servidor nuevo: desde su computadora o con su código',
    access: 'public',
    status: 202,
    body: restoreSchema,
    reply: restoreProgressSchema,
  }),
  restoreProgress: defineRoute({
    method: 'GET',
    path: '/instalacion/restauracion',
    summary: 'Cuánto falta de la restauración, o por qué falló',
    access: 'public',
    status: 200,
    reply: restoreProgressSchema,
  }),
  login: defineRoute({
    method: 'POST',
    path: '/auth/login',
    summary: 'Entrar con usuario y contraseña',
    access: 'public',
    status: 200,
    body: loginSchema,
    reply: sessionSchema,
  }),
  refresh: defineRoute({
    method: 'POST',
    path: '/auth/refresh',
    summary: 'Renovar la sesión; el token de renovación usado deja de valer',
    access: 'public',
    status: 200,
    body: refreshSchema,
    reply: sessionSchema,
  }),
  logout: defineRoute({
    method: 'POST',
    path: '/auth/logout',
    summary: 'Cerrar la sesión',
    access: 'public',
    status: 200,
    body: refreshSchema,
    reply: emptySchema,
  }),
} as const;

/** Where Prometheus reads; its answer is text. */
export const metricsPath = '/metrics';
