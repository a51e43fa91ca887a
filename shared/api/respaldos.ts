import { z } from 'zod';

export const backupsSchema = z.object({
  /** Where the server keeps its backups; null where it makes none. */
  carpeta: z.string().nullable(),
  /** When the newest was made; null before the first. */
  ultimo: z.iso.datetime().nullable(),
});
/** Answer of `GET` and `POST /api/respaldos`. */
export type Backups = z.infer<typeof backupsSchema>;
