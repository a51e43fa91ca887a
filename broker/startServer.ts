import { join } from 'node:path';
import type { Logger as Pino } from 'pino';
import { restoreBackup } from '../db/backup';
import { startEmbeddedPostgres } from '../db/embedded';
import { closedBackupDesk, createBackupDesk } from './backups/backupDesk';
import { startNightlyBackups } from './backups/nightly';
import type { Config } from './config';
import { createBroker } from './createBroker';
import { openDataFolder } from './dataFolder';
import { createReplaceableBroker } from './replaceableBroker';
import { createRestoreDesk } from './setup/restoreDesk';
import { version } from './version';

/** A broker that serves. */
export interface RunningServer {
  /** Where a browser on this computer reaches it. */
  url: string;
  /** Stops everything, in the order that loses nothing. */
  close(): Promise<void>;
}

/** Where the build puts the screens, seen from the broker's own file in `dist/broker`. */
const staticFolder = join(import.meta.dirname, '../renderer');

/**
 * Starts everything a server needs: the data folder, the embedded database unless there is another,
 * and the broker. What was started is closed again when a later step fails.
 *
 * @throws StartupError with a sentence for the person at the terminal.
 */
export async function startServer(config: Config, logger: Pino): Promise<RunningServer> {
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: unknown) => {
        logger.error({ err: error }, 'a part did not stop cleanly');
      });
    }
  };
  try {
    const folder = await openDataFolder(config.dataDir);
    closers.push(() => folder.close());
    let databaseUrl = config.databaseUrl;
    if (databaseUrl === undefined) {
      const postgres = await startEmbeddedPostgres({
        directory: folder.database,
        password: await folder.secret('database'),
        log: (line) => logger.debug({ postgres: line }, 'database'),
      });
      closers.push(() => postgres.close());
      databaseUrl = postgres.url;
    }
    const backupFolder = config.backupDir ?? join(folder.path, 'respaldos');
    const jwtSecret = config.jwtSecret ?? (await folder.secret('jwt'));
    const target = { databaseUrl, uploads: folder.uploads };
    const restore = createRestoreDesk({
      folder: backupFolder,
      restore: (path, watch) =>
        broker.whileReleased((release) => restoreBackup(path, { ...target, ...watch, release })),
      logger,
    });
    const source = { ...target, version };
    // Whoever brings a database of their own has ways of their own, unless they ask for ours.
    const backsUp = config.databaseUrl === undefined || config.backupDir !== undefined;
    const backups = backsUp ? createBackupDesk(source, backupFolder, logger) : closedBackupDesk;
    const broker = await createReplaceableBroker((port) =>
      createBroker({
        config: { ...config, port: port ?? config.port },
        databaseUrl: target.databaseUrl,
        ...{ folder, jwtSecret, restore, backups, staticFolder, logger },
        clock: { now: () => Date.now() },
      }),
    );
    closers.push(() => broker.close());
    closers.push(() => restore.close());
    closers.push(() => backups.close());
    if (backsUp) {
      const nightly = startNightlyBackups(source, backupFolder, logger, {
        // Nothing is worth a backup yet, and its folder may hold the only ones of a lost computer.
        isWanted: () => !broker.isNew,
      });
      closers.push(() => nightly.close());
    }
    return { url: await broker.listen(), close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
