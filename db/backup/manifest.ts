import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { migrations } from '../../migrations';
import type { RestoreStep } from '../../shared/api/restauracion';

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

/** How somebody who waits takes part. */
export interface Watch {
  /** Ends it early: between two files, or two pages of rows. */
  signal?: AbortSignal;
  /** How much of a step is done: bytes, rows or files. */
  onProgress?: (step: RestoreStep, done: number, total: number) => void;
}

/** A backup that cannot be made or used; the message is for people. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** Reads what a backup says it holds. @throws BackupError where there is none, or one that cannot be understood. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch((error: unknown) => {
    throw new BackupError(
      `En ${basename(folder)} no hay un respaldo completo de Campana (falta ${manifestName}).`,
      { cause: error },
    );
  });
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new BackupError(
    `El ${manifestName} de ${basename(folder)} no se entiende; ¿es de otra versión?`,
  );
}

/** What the text says as JSON; undefined where it is none: cut short, or changed by hand. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Makes sure that this program knows how the backup's tables looked. @throws BackupError with what to do. */
export function checkVersion({ migraciones }: Manifest): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = migraciones.find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new BackupError(
    `El respaldo es de una versión más nueva de Campana (tiene "${unknown}"); actualice este programa.`,
  );
}

/** Makes sure that every file is there as it was written. */
export async function checkFiles(
  folder: string,
  { archivos }: Manifest,
  watch: Watch = {},
): Promise<void> {
  const total = Object.values(archivos).reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const [path, { sha256, bytes }] of Object.entries(archivos)) {
    watch.signal?.throwIfAborted();
    const found = await hashOfFile(join(folder, path)).catch(() => null);
    done += bytes;
    watch.onProgress?.('revisando', done, total);
    if (found === sha256) continue;
    throw new BackupError(
      `El respaldo ${basename(folder)} está dañado: ${path} ${found === null ? 'falta' : 'cambió'}. Use otro.`,
    );
  }
}

/** The SHA-256 of a file, in hex. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
