import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the default place of the data depends on; a parameter so that every system can be tested. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly isRoot: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The surroundings of this process. */
export function currentSurroundings(): Surroundings {
  return {
    platform: process.platform,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
    env: process.env,
  };
}

/**
 * The data folder: `chosen` (CAMPANA_DATA_DIR) when it is set and not empty, else the system's usual
 * place. Root gets a folder of its own because the database's user cannot enter root's home.
 */
export function dataFolderPath(
  chosen: string | undefined,
  around: Surroundings = currentSurroundings(),
): string {
  if (chosen !== undefined && chosen !== '') {
    return resolve(chosen);
  }
  if (around.platform === 'win32') {
    return join(around.env['LOCALAPPDATA'] ?? join(around.home, 'AppData', 'Local'), 'Campana');
  }
  if (around.platform === 'darwin') {
    return join(around.isRoot ? '/' : around.home, 'Library', 'Application Support', 'Campana');
  }
  if (around.isRoot) {
    return '/var/lib/campana';
  }
  const shared = around.env['XDG_DATA_HOME'];
  // The specification says to ignore a relative path there.
  return shared?.startsWith('/') === true
    ? join(shared, 'campana')
    : join(around.home, '.local', 'share', 'campana');
}
