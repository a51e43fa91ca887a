import { z } from 'zod';

export const healthSchema = z.object({
  estado: z.enum(['ok', 'degradado']),
  version: z.string(),
  base_de_datos: z.enum(['ok', 'caida']),
  clientes: z.number(),
  /** Whether this server holds the demo restaurant: the login screen says so. */
  demo: z.boolean(),
  /** Said while the server waits for its first run: the screens show the wizard. */
  configurar: z.literal(true).optional(),
  /** Said to a screen that an administrator has to approve before anybody may sign in at it. */
  emparejar: z.literal(true).optional(),
});
/** The answer of `GET /health`. */
export type Health = z.infer<typeof healthSchema>;
