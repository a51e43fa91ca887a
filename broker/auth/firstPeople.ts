import type { DataSource, EntityManager } from 'typeorm';
import { UsuarioEntity } from '../../db/entities/people';
import { locks } from '../../db/locks';

/** Who administers a new restaurant; `clave` is the hash of the password. */
export interface FirstAdmin {
  usuario: string;
  nombre: string;
  clave: string;
}

/**
 * Writes the first SUPERADMIN and what else there is to begin with, all of it or nothing. Of several that
 * try at once one does; where people are there already, the answer is null.
 *
 * @param rest writes the rest, before the commit
 */
export function writeFirstPeople<Value>(
  dataSource: DataSource,
  admin: FirstAdmin,
  rest: (manager: EntityManager) => Promise<Value>,
): Promise<Value | null> {
  return dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.firstPeople]);
    if (await manager.exists(UsuarioEntity)) return null;
    await manager.insert(UsuarioEntity, { ...admin, rol: 'SUPERADMIN' });
    return rest(manager);
  });
}
