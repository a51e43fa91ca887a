import { z } from 'zod';

/** From another computer than the server: the code its log shows. */
const codeSchema = z.string().max(40).optional();

/** A folder, or file, of the server's own disk. */
const pathSchema = z.string().trim().min(1).max(1_000);

export const findBackupsSchema = z.object({
  /** Where to look; the server's own folder of backups without it. */
  carpeta: pathSchema.optional(),
  codigo: codeSchema,
});

const foundBackupSchema = z.object({
  /** What to restore it by. */
  ruta: z.string(),
  nombre: z.string(),
  /** When it was made; null where its manifest cannot be read. */
  fecha: z.iso.datetime().nullable(),
  version: z.string().nullable(),
  usuarios: z.int(),
  pedidos: z.int(),
  vouchers: z.int(),
  eventos: z.int(),
  /** Pictures and documents. */
  archivos: z.int(),
  /** On the disk. */
  bytes: z.number(),
  /** A sentence that says why it cannot be used; null where nothing is known against it. */
  problema: z.string().nullable(),
});
/** A backup that was found on the server's disk. */
export type FoundBackup = z.infer<typeof foundBackupSchema>;

export const foundBackupsSchema = z.object({
  /** Where was looked. */
  carpeta: z.string(),
  /** The newest first. */
  respaldos: z.array(foundBackupSchema),
});
/** Answer of `POST /instalacion/respaldos`. */
export type FoundBackups = z.infer<typeof foundBackupsSchema>;

export const restoreSchema = z.object({ ruta: pathSchema, codigo: codeSchema });

const restoreStepSchema = z.enum(['revisando', 'cargando', 'copiando', 'cambiando']);
/** What a restore that is at work does. */
export type RestoreStep = z.infer<typeof restoreStepSchema>;

export const restoreProgressSchema = z.object({
  estado: z.enum(['ninguna', ...restoreStepSchema.options, 'lista', 'fallo']),
  /** Of the step. */
  porcentaje: z.int().min(0).max(100),
  /** A sentence that says why it failed. */
  mensaje: z.string().nullable(),
});
/** How far a restore is. */
export type RestoreProgress = z.infer<typeof restoreProgressSchema>;

/** What a restore does now; null when none is at work. */
export function restoreStepOf({ estado }: RestoreProgress): RestoreStep | null {
  return restoreStepSchema.options.find((step) => step === estado) ?? null;
}
