import type { Log } from './log';
import { createSessionVault, type SessionVault } from './sessionVault';
import { systemCipher } from './systemCipher';
import { mainWindowName } from './windows/appWindow';

/** A vault for each window, by its name: two people may be signed in on two windows. */
export function createSessionVaults(
  folder: string,
  serverUrl: () => string | null,
  log: Log,
): (windowName: string) => SessionVault {
  const vaults = new Map<string, SessionVault>();
  return (name) => {
    const known = vaults.get(name);
    if (known !== undefined) return known;
    const file = name === mainWindowName ? 'session.json' : `session-${name}.json`;
    const made = createSessionVault(folder, systemCipher, serverUrl, log, file);
    vaults.set(name, made);
    return made;
  };
}
