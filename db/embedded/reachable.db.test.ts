import { chmod, cp, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onServer } from '../../testing/databaseServer';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { startEmbeddedPostgres } from '.';
import { locateBinaries } from './binaries';
import { reachableBinaries } from './reachable';
import { isRoot, serverAccount } from './serverAccount';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** A server below a folder that only root may enter, like a checkout in root's home. */
async function hiddenBinaries(home: string) {
  const installed = locateBinaries();
  const directory = join(home, 'native');
  await mkdir(home, { mode: 0o700 });
  await cp(installed.directory, directory, { recursive: true, verbatimSymlinks: true });
  return { ...installed, directory };
}

// What a user who is not root may do depends on nothing here: PostgreSQL then runs as that user.
if (isRoot()) {
  describe('as root, the server runs as the system user postgres', () => {
    it('a closed folder above the data folder is neither an obstacle nor opened', async () => {
      const closed = join(folder.path, 'home');
      const directory = join(closed, 'data', 'postgres');
      await mkdir(closed, { mode: 0o700 });
      const server = await startEmbeddedPostgres({
        directory,
        password: 'test',
        log: () => undefined,
      });
      await onServer(server.url, (client) => client.query('CREATE TABLE kept AS SELECT 7 AS n'));
      await server.close();
      const again = await startEmbeddedPostgres({
        directory,
        password: 'test',
        log: () => undefined,
      });
      const { rows } = await onServer(again.url, (client) => client.query('SELECT n FROM kept'));
      await again.close();
      expect(rows).toEqual([{ n: 7 }]);
      expect((await stat(closed)).mode & 0o777).toBe(0o700);
    });

    it('binaries that it cannot reach are copied once, and copies of other versions go', async () => {
      const account = await serverAccount(join(folder.path, 'none'));
      const directory = join(folder.path, 'postgres');
      await mkdir(join(directory, 'server-17.0.0'), { recursive: true });
      await chmod(folder.path, 0o711);
      const hidden = await hiddenBinaries(join(folder.path, 'home'));

      const copy = await reachableBinaries(hidden, directory, account!);
      expect(copy.directory).toBe(join(directory, `server-${hidden.version}`));
      expect(await readdir(directory)).toEqual([`server-${hidden.version}`]);
      const { ino } = await stat(copy.directory);
      // Reachable itself now, the copy stays where it is; asked again, it is the same one.
      expect(await reachableBinaries(copy, directory, account!)).toEqual(copy);
      await reachableBinaries(hidden, directory, account!);
      expect((await stat(copy.directory)).ino).toBe(ino);
    });
  });
}

describe('serverAccount', () => {
  it('is nobody else for a normal user, and never root', async () => {
    const account = await serverAccount(join(folder.path, 'none'));
    expect(account?.uid ?? process.getuid?.()).not.toBe(0);
    expect(account === undefined).toBe(!isRoot());
  });
});
