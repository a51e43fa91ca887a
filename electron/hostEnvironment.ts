import { beginFirstStart, dataFolderPath, isUnused } from '../broker/dataFolder';
import type { PreparedHost } from './hosting';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Prepares the environment of this computer's broker: ours, and the demo restaurant where no data was ever
 * kept. A fresh broker knows nobody who could log in, so an app opened for the first time would be a
 * locked door. By the rule of `npm start`, a first start that failed does not cost the demo.
 * Rejects with a `StartupError` when the data folder cannot be written.
 * An installed app shows its wizard instead: nobody asked for a demo with known passwords.
 * @param shared listens for other computers, too: encrypted, and only for screens an administrator approved,
 * unless the environment says otherwise
 */
export async function prepareHost(
  environment: Environment,
  shared = false,
  installed = false,
): Promise<PreparedHost> {
  const own = Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  if (shared) {
    own['CAMPANA_HOST'] ??= '0.0.0.0';
    own['CAMPANA_PAIRING'] ??= '1';
    // Whoever brought a certificate of their own uses that.
    if (own['CAMPANA_TLS_CERT'] === undefined) own['CAMPANA_TLS'] ??= 'local';
  }
  if (installed) {
    own['CAMPANA_SETUP'] ??= '1';
    return { environment: own, onServing: () => undefined };
  }
  const decided = [own['CAMPANA_DEMO'], own['DATABASE_URL']].some(
    (value) => value !== undefined && value !== '',
  );
  const first = decided
    ? undefined
    : await beginFirstStart(dataFolderPath(own['CAMPANA_DATA_DIR']));
  return first === undefined
    ? { environment: own, onServing: () => undefined }
    : { environment: { ...own, CAMPANA_DEMO: '1' }, onServing: () => first.done() };
}

/** Whether this computer never kept a restaurant's data, and nothing says where else that would be. */
export async function isNewHost(environment: Environment): Promise<boolean> {
  const decided = ['CAMPANA_DEMO', 'DATABASE_URL'].some((name) => (environment[name] ?? '') !== '');
  return !decided && (await isUnused(dataFolderPath(environment['CAMPANA_DATA_DIR'])));
}

/** Where a broker on this computer would be, by the same settings; null when it takes any free port. */
export function localOrigin(environment: Environment): string | null {
  const port = environment['CAMPANA_PORT'] ?? '8765';
  return /^[1-9]\d{0,4}$/.test(port) ? `http://127.0.0.1:${port}` : null;
}
