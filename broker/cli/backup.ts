import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config';
import { backUp } from '../backups/nightly';
import { dataFolderPath } from '../dataFolder';
import { version } from '../version';
import { runCommand } from './arguments';
import { databaseUrl } from './database';

// `npm run backup`: backs up a running server now, and prints where the backup is.
void runCommand(async () => {
  const { values } = parseArgs({ options: { carpeta: { type: 'string' } } });
  const config = readConfig(process.env);
  const data = dataFolderPath(config.dataDir);
  const folder = values.carpeta ?? config.backupDir ?? join(data, 'respaldos');
  const source = {
    databaseUrl: await databaseUrl(process.env),
    uploads: join(data, 'uploads'),
    version,
  };
  return backUp(source, resolve(folder), new Date());
});
