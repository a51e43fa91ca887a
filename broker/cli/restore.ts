import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '../../db/backup';
import { startEmbeddedPostgres } from '../../db/embedded';
import { listBackups } from '../backups/keep';
import { readConfig } from '../config';
import { dataFolderPath, openDataFolder } from '../dataFolder';
import { runCommand, UsageError } from './arguments';

const usage = 'Uso: npm run restore -- --respaldo <carpeta del respaldo> (con Campana detenida)';

// `npm run restore`: puts a backup in the place of the data of a server that is stopped.
void runCommand(async () => {
  const { values } = parseArgs({ options: { respaldo: { type: 'string' } } });
  const config = readConfig(process.env);
  if (values.respaldo === undefined) {
    const path = config.backupDir ?? join(dataFolderPath(config.dataDir), 'respaldos');
    const names = (await listBackups(path)).map(({ name }) => join(path, name));
    const known = names.length === 0 ? `No hay respaldos en ${path}.` : names.join('\n');
    throw new UsageError(`${usage}\n${known}`);
  }
  const backup = resolve(values.respaldo);
  // The lock of the folder makes sure that no server runs on it.
  const folder = await openDataFolder(config.dataDir);
  try {
    const postgres =
      config.databaseUrl === undefined
        ? await startEmbeddedPostgres({
            directory: folder.database,
            password: await folder.secret('database'),
            log: () => undefined,
          })
        : null;
    try {
      const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
      const { fecha } = await restoreBackup(backup, { databaseUrl, uploads: folder.uploads });
      return `Restaurado el respaldo del ${fecha}. Todos deben entrar de nuevo; lo anterior quedó en la base "…_anterior".`;
    } finally {
      await postgres?.close();
    }
  } finally {
    await folder.close();
  }
});
