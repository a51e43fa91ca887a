import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { SucursalEntity, UsuarioEntity } from '../../db/entities/people';
import { writeFirstPeople } from './firstPeople';
import type { Passwords } from './passwords';

/** What the first start needs. */
export interface FirstAdminDeps {
  dataSource: DataSource;
  passwords: Passwords;
  /** CAMPANA_ADMIN_PASSWORD; without it a password is made up. */
  password: string | undefined;
  /** Where the file with a made-up password goes. */
  dataFolder: string;
}

/** How the first start went; `passwordFile` names the file with the made-up password. */
export type FirstAdminOutcome =
  { created: false } | { created: true; usuario: string; passwordFile: string | null };

/** The account of the first start. */
export const firstAdminName = 'admin';

const passwordFileName = 'admin-password.txt';
const firstBranch = 'Principal';

/**
 * Makes sure that somebody can sign in: on a database without people it creates a branch and the
 * SUPERADMIN `admin`. A made-up password goes into a file that only its owner can read, never into a log.
 */
export async function ensureFirstAdmin(deps: FirstAdminDeps): Promise<FirstAdminOutcome> {
  const { dataSource } = deps;
  if (await dataSource.manager.exists(UsuarioEntity)) return { created: false };
  const password = deps.password ?? randomBytes(12).toString('base64url');
  const clave = await deps.passwords.hash(password);
  const admin = { usuario: firstAdminName, nombre: 'Administración', clave };
  const written = await writeFirstPeople(dataSource, admin, async (manager) => {
    if (!(await manager.exists(SucursalEntity))) {
      await manager.insert(SucursalEntity, { nombre: firstBranch });
    }
    // Before the commit: an account whose password nobody can read would be worse than none.
    return {
      passwordFile:
        deps.password === undefined ? await writePassword(deps.dataFolder, password) : null,
    };
  });
  return written === null
    ? { created: false }
    : { created: true, usuario: firstAdminName, ...written };
}

async function writePassword(dataFolder: string, password: string): Promise<string> {
  const file = join(dataFolder, passwordFileName);
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return file;
}
