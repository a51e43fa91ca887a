import { backupsSchema } from '../respaldos';
import { defineRoute } from '../route';

/** The backups a server makes of itself. */
export const backupRoutes = {
  lastBackup: defineRoute({
    method: 'GET',
    path: '/api/respaldos',
    summary: 'Dónde se guardan los respaldos, y de cuándo es el último',
    access: 'respaldo:make',
    status: 200,
    reply: backupsSchema,
  }),
  makeBackup: defineRoute({
    method: 'POST',
    path: '/api/respaldos',
    summary: 'Hacer un respaldo ahora; la respuesta llega cuando está hecho y probado',
    access: 'respaldo:make',
    status: 201,
    reply: backupsSchema,
  }),
} as const;
