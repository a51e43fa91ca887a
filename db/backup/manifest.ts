import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** The file that says what a backup holds; written last, so a folder without it is no backup. */
export const manifestName = 'manifiesto.json';

const fileSchema = z.object({ sha256: z.string(), bytes: z.number() });

const manifestSchema = z.object({
  formato: z.literal(1),
  fecha: z.string(),
  version: z.string(),
  /** The migrations its tables had, oldest first. */
  migraciones: z.array(z.string()),
  /** Per table: how many rows, and the hash of their lines before compression. */
  tablas: z.record(z.string(), z.object({ filas: z.number(), sha256: z.string() })),
  /** Next values of the sequences, by name. */
  secuencias: z.record(z.string(), z.number()),
  /** Every file of the backup but this one, by its path. */
  archivos: z.record(z.string(), fileSchema),
});
/** What a backup holds. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A backup that cannot be made or used; the message is for people. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** Reads what a backup says it holds. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch((error: unknown) => {
    throw new BackupError(
      `En ${folder} no hay un respaldo completo de Campana (falta ${manifestName}).`,
      { cause: error },
    );
  });
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new BackupError(`El ${manifestName} de ${folder} no se entiende; ¿es de otra versión?`);
}

/** Makes sure that every file is there as it was written. */
export async function checkFiles(
  folder: string,
  { archivos }: Manifest,
  signal?: AbortSignal,
): Promise<void> {
  for (const [path, { sha256 }] of Object.entries(archivos)) {
    signal?.throwIfAborted();
    const found = await hashOfFile(join(folder, path)).catch(() => null);
    if (found === sha256) continue;
    throw new BackupError(
      `El respaldo ${folder} está dañado: ${path} ${found === null ? 'falta' : 'cambió'}. Use otro.`,
    );
  }
}

/** The SHA-256 of a file, in hex. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
