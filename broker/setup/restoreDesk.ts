import { basename, dirname, resolve } from 'node:path';
import {
  BackupError,
  findBackups,
  manifestName,
  type FoundFolder,
  type Watch,
} from '../../db/backup';
import { DatabaseUnfitError } from '../../db/migrate';
import {
  restoreStepOf,
  type FoundBackup,
  type FoundBackups,
  type RestoreProgress,
} from '../../shared/api/restauracion';
import type { Logger } from '../ports';
import { invalidField, wrongState } from '../problem';

/** Brings a backup onto a server that is new. It outlives the broker, which begins anew with the data. */
export interface RestoreDesk {
  /** The backups in a folder of this computer. @throws Problem 422 where there is no such folder. */
  find(folder?: string): Promise<FoundBackups>;
  /** Begins to restore one; `progress` tells how it goes on. @throws Problem 409 while another is at work. */
  begin(path: string): void;
  progress(): RestoreProgress;
  /** Ends one that is at work, of which then nothing stays. */
  close(): Promise<void>;
}

/** What the desk works with. */
export interface RestoreDeps {
  /** Where this server's own backups are. */
  folder: string;
  /** Restores, and resolves when a broker serves the restored data; after a failure one serves the former. */
  restore: (path: string, watch: Watch) => Promise<void>;
  logger: Logger;
}

const nothing: RestoreProgress = { estado: 'ninguna', porcentaje: 0, mensaje: null };

/** Where nothing is ever restored. */
export const closedRestoreDesk: RestoreDesk = {
  find: (folder = '') => Promise.resolve({ carpeta: folder, respaldos: [] }),
  begin: () => undefined,
  progress: () => nothing,
  close: () => Promise.resolve(),
};

/** Opens the desk; who may come to it is for the setup desk to say. */
export function createRestoreDesk({ folder: usual, restore, logger }: RestoreDeps): RestoreDesk {
  const ending = new AbortController();
  let progress = nothing;
  let work: Promise<void> = Promise.resolve();

  async function run(path: string): Promise<void> {
    const started = Date.now();
    try {
      await restore(path, {
        signal: ending.signal,
        onProgress: (estado, done, total) => {
          const porcentaje = total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
          progress = { estado, porcentaje, mensaje: null };
        },
      });
      progress = { estado: 'lista', porcentaje: 100, mensaje: null };
      logger.info({ respaldo: path, ms: Date.now() - started }, 'backup restored');
    } catch (error) {
      progress = { estado: 'fallo', porcentaje: 0, mensaje: sentenceOf(error) };
      if (!ending.signal.aborted) logger.error({ err: error }, 'a backup was not restored');
    }
  }

  return {
    async find(folder = usual) {
      const carpeta = resolve(folder);
      try {
        return { carpeta, respaldos: (await findBackups(carpeta)).map(describe) };
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        // A server that never made a backup has no folder of them: that is no mistake of anybody's.
        if (folder === usual) return { carpeta, respaldos: [] };
        throw invalidField('carpeta', 'no existe en el servidor o no se puede leer');
      }
    },
    begin(path) {
      if (restoreStepOf(progress) !== null)
        throw wrongState('Ya se está restaurando un respaldo; espere.');
      progress = { estado: 'revisando', porcentaje: 0, mensaje: null };
      const folder = resolve(path);
      work = run(basename(folder) === manifestName ? dirname(folder) : folder);
    },
    progress: () => progress,
    async close() {
      ending.abort();
      await work;
    },
  };
}

function describe({ path, manifest, problem }: FoundFolder): FoundBackup {
  const rows = (table: string): number => manifest?.tablas[table]?.filas ?? 0;
  const files = Object.entries(manifest?.archivos ?? {});
  return {
    ruta: path,
    nombre: basename(path),
    fecha: manifest?.fecha ?? null,
    version: manifest?.version ?? null,
    usuarios: rows('usuarios'),
    pedidos: rows('pedidos'),
    vouchers: rows('vouchers'),
    eventos: rows('eventos_realtime'),
    archivos: files.filter(([name]) => name.startsWith('archivos/')).length,
    bytes: files.reduce((sum, [, { bytes }]) => sum + bytes, 0),
    problema: problem,
  };
}

const nothingChanged = 'No cambió nada.';

/** Why it failed, for the person who waits. What the database says is for the log alone. */
function sentenceOf(error: unknown): string {
  if (error instanceof BackupError || error instanceof DatabaseUnfitError) {
    return `${error.message} ${nothingChanged}`;
  }
  return isDiskFull(error)
    ? `El disco del servidor está lleno: libere espacio e intente de nuevo. ${nothingChanged}`
    : `El respaldo no se pudo restaurar; el registro del servidor dice por qué. ${nothingChanged}`;
}

/** As the system says it, and as the database does. */
const diskFullCodes = ['ENOSPC', '53100'];

function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error &&
    (('code' in error && diskFullCodes.includes(String(error.code))) ||
      ('driverError' in error && isDiskFull(error.driverError)) ||
      isDiskFull(error.cause))
  );
}
