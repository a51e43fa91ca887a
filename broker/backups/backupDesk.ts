import { BackupError, type BackupSource } from '../../db/backup';
import type { Backups } from '../../shared/api/respaldos';
import type { Logger } from '../ports';
import { wrongState } from '../problem';
import { listBackups } from './keep';
import { backUp } from './nightly';

/** Backups when a person asks for one. */
export interface BackupDesk {
  last(): Promise<Backups>;
  /** Makes one and proves it. @throws Problem 409, with a sentence, where that is not possible now. */
  make(): Promise<Backups>;
  /** Ends one that is being made, of which then nothing stays. */
  close(): Promise<void>;
}

/** A server that makes none of itself. */
export const closedBackupDesk: BackupDesk = {
  last: () => Promise.resolve({ carpeta: null, ultimo: null }),
  make: () =>
    Promise.reject(
      wrongState(
        'Este servidor usa una base de datos propia: para que haga respaldos, indique una carpeta en CAMPANA_BACKUP_DIR.',
      ),
    ),
  close: () => Promise.resolve(),
};

/** Makes backups in the folder in which those of the nights are, too. */
export function createBackupDesk(source: BackupSource, folder: string, logger: Logger): BackupDesk {
  const ending = new AbortController();
  let work: Promise<unknown> = Promise.resolve();

  async function last(): Promise<Backups> {
    const newest = (await listBackups(folder)).at(-1);
    return { carpeta: folder, ultimo: newest?.moment.toISOString() ?? null };
  }

  return {
    last,
    async make() {
      try {
        const making = backUp({ ...source, signal: ending.signal }, folder, new Date());
        work = making.catch(() => undefined);
        const archivo = await making;
        logger.info({ archivo }, 'backup made and proved, as asked for');
      } catch (error) {
        if (error instanceof BackupError) throw wrongState(error.message);
        throw error;
      }
      return last();
    },
    async close() {
      ending.abort();
      await work;
    },
  };
}
