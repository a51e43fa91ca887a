import { readFile, stat } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { createDataSource } from '../../db/dataSource';
import { ensureFirstAdmin } from './firstAdmin';
import { createPasswords } from './passwords';

let database: TestDatabase;
let dataSource: DataSource;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const passwords = createPasswords();
beforeEach(async () => {
  folder = await temporaryFolder();
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.url });
  await dataSource.initialize();
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
  await folder.remove();
});

function ensure(password?: string) {
  return ensureFirstAdmin({ dataSource, passwords, password, dataFolder: folder.path });
}

async function admins(): Promise<{ usuario: string; rol: string; clave: string }[]> {
  return dataSource.query('SELECT USUARIO, ROL, CLAVE FROM USUARIOS');
}

describe('ensureFirstAdmin', () => {
  it('makes a superadmin with the given password, and a branch to work in', async () => {
    expect(await ensure('una clave larga')).toEqual({
      created: true,
      usuario: 'admin',
      passwordFile: null,
    });
    const [account] = await admins();
    expect(account).toMatchObject({ usuario: 'admin', rol: 'SUPERADMIN' });
    expect(await passwords.verify(account!.clave, 'una clave larga')).toBe(true);
    expect(await dataSource.query('SELECT NOMBRE FROM SUCURSALES')).toHaveLength(1);
  });

  it('puts a made-up password into a file that only its owner can read', async () => {
    const outcome = await ensure();
    if (!outcome.created || outcome.passwordFile === null) throw new Error('no file was named');
    const file = outcome.passwordFile;
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const [account] = await admins();
    const written = (await readFile(file, 'utf8')).trim();
    expect(await passwords.verify(account!.clave, written)).toBe(true);
  });

  it('does nothing where people are, and makes one account when two brokers start', async () => {
    const outcomes = await Promise.all([ensure('una clave larga'), ensure('una clave larga')]);
    expect(outcomes.filter((outcome) => outcome.created)).toHaveLength(1);
    expect(await ensure()).toEqual({ created: false });
    expect(await admins()).toHaveLength(1);
  });
});
