import type { EntityManager, EntityTarget } from 'typeorm';
import { locks } from '../../db/locks';
import { Problem } from '../problem';

/**
 * One change of the catalog at a time, until the transaction ends. Names are compared without an index that
 * would refuse what other programs wrote; they change a few times a year.
 */
export async function lockCatalog(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.catalog]);
}

/**
 * Two things in use may not be told apart by capital letters alone.
 *
 * @throws Problem 409.
 */
export async function refuseTakenName(
  manager: EntityManager,
  entity: EntityTarget<{ id: number; nombre: string; activo: boolean }>,
  nombre: string,
  exceptId = 0,
): Promise<void> {
  const taken = await manager
    .createQueryBuilder(entity, 'fila')
    .where('fila.activo AND lower(fila.nombre) = lower(:nombre) AND fila.id <> :exceptId', {
      nombre,
      exceptId,
    })
    .getExists();
  if (!taken) return;
  throw new Problem({
    status: 409,
    code: 'nombre_ocupado',
    message: `Ya hay "${nombre}"; elija otro nombre.`,
    field: 'nombre',
  });
}
