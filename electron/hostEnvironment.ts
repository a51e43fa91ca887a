import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDataFolder, dataFolderPath, isUnused } from '../broker/dataFolder';
import type { PreparedHost } from './hosting';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Prepares the environment of this computer's broker: ours, and the demo restaurant where no data was ever
 * kept. A fresh broker knows nobody who could log in, so an app opened for the first time would be a
 * locked door. A note in the data folder (the one `npm start` leaves, too) keeps the folder new until a
 * broker served once: a first start that failed, on a taken port say, must not cost the demo.
 * Rejects with a `StartupError` when the data folder cannot be written.
 */
export async function prepareHost(environment: Environment): Promise<PreparedHost> {
  const own = Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const decided = [own['CAMPANA_DEMO'], own['DATABASE_URL']].some(
    (value) => value !== undefined && value !== '',
  );
  const folder = dataFolderPath(own['CAMPANA_DATA_DIR']);
  const note = join(folder, 'demo-pending');
  if (decided || !(existsSync(note) || (await isUnused(folder)))) {
    return { environment: own, onServing: () => undefined };
  }
  await createDataFolder(folder);
  writeFileSync(note, '');
  return {
    environment: { ...own, CAMPANA_DEMO: '1' },
    onServing: () => rmSync(note, { force: true }),
  };
}

/** Where a broker on this computer would be, by the same settings; null when it takes any free port. */
export function localOrigin(environment: Environment): string | null {
  const port = environment['CAMPANA_PORT'] ?? '8765';
  return /^[1-9]\d{0,4}$/.test(port) ? `http://127.0.0.1:${port}` : null;
}
