import { dataFolderPath, isUnused } from '../broker/dataFolder';
import type { HostEnvironment } from './hosting';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment of this computer's broker: ours, and the demo restaurant where no data was ever kept.
 * A fresh broker knows nobody who could log in, so an app opened for the first time would be a locked door.
 */
export async function hostEnvironment(environment: Environment): Promise<HostEnvironment> {
  const own = Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const isNew =
    own['DATABASE_URL'] === undefined && (await isUnused(dataFolderPath(own['CAMPANA_DATA_DIR'])));
  return isNew ? { CAMPANA_DEMO: '1', ...own } : own;
}

/** Where a broker on this computer would be, by the same settings; null when it takes any free port. */
export function localOrigin(environment: Environment): string | null {
  const port = environment['CAMPANA_PORT'] ?? '8765';
  return /^[1-9]\d{0,4}$/.test(port) ? `http://127.0.0.1:${port}` : null;
}
