import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { openDataFolder } from './openDataFolder';
import { readOrCreateSecret } from './secretFile';
import { StartupError } from './startupError';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

describe('openDataFolder', () => {
  it('creates the folder, closed to others but passable for the database user of root', async () => {
    const path = join(folder.path, 'a', 'b');
    const opened = await openDataFolder(path);
    await opened.close();
    const expected = process.getuid?.() === 0 ? 0o711 : 0o700;
    expect((await stat(path)).mode & 0o777).toBe(expected);
    expect((await stat(opened.uploads)).mode & 0o777).toBe(0o700);
  });

  it('is new the first time only', async () => {
    const first = await openDataFolder(folder.path);
    await first.close();
    const second = await openDataFolder(folder.path);
    await second.close();
    expect([first.isNew, second.isNew]).toEqual([true, false]);
  });

  it('is still new when only a secret was made, by a token that came first', async () => {
    await readOrCreateSecret(folder.path, 'jwt');
    const opened = await openDataFolder(folder.path);
    await opened.close();
    expect(opened.isNew).toBe(true);
  });

  it('is not new when a database is there', async () => {
    await mkdir(join(folder.path, 'postgres'));
    const opened = await openDataFolder(folder.path);
    await opened.close();
    expect(opened.isNew).toBe(false);
  });

  it('says in one sentence that the path is no folder', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    await expect(openDataFolder(file)).rejects.toThrow(StartupError);
    await expect(openDataFolder(file)).rejects.toThrow(
      `La carpeta de datos ${file} no es una carpeta: indique en CAMPANA_DATA_DIR una en la que pueda escribir.`,
    );
  });

  it.runIf(process.platform === 'linux')(
    'says in one sentence that a folder cannot be made where the system knows of none',
    async () => {
      await expect(openDataFolder('/proc/campana/datos')).rejects.toThrow(
        /^La carpeta de datos \/proc\/campana\/datos no se puede usar/,
      );
    },
  );

  it('says which folder another Campana is using, and frees it when that one closes', async () => {
    const first = await openDataFolder(folder.path);
    await expect(openDataFolder(folder.path)).rejects.toThrow(
      `usando la carpeta de datos ${folder.path}:`,
    );
    await first.close();
    const second = await openDataFolder(folder.path);
    await second.close();
  });
});
