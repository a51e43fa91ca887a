import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDataFolder, isUnused } from './openDataFolder';

/** The first start on a data folder, until a broker has been ready on it once. */
export interface FirstStart {
  /** To be called when the broker is ready: the next start is then no first one. */
  done(): void;
}

/**
 * Tells whether no broker was ever ready on the folder at `path`; `undefined` when one was. A note in
 * the folder remembers it: a first start that failed, on a taken port say, leaves a database behind,
 * and must not cost the demonstration. Throws a `StartupError` when the folder cannot be written.
 */
export async function beginFirstStart(path: string): Promise<FirstStart | undefined> {
  const note = join(path, 'demo-pending');
  if (!existsSync(note) && !(await isUnused(path))) {
    return undefined;
  }
  await createDataFolder(path);
  writeFileSync(note, '');
  return {
    done: () => {
      rmSync(note, { force: true });
    },
  };
}
