import type { EntityManager } from 'typeorm';
import { SucursalEntity } from '../../db/entities/people';
import { invalidField, notAllowed } from '../problem';
import type { Caller } from '../ports';
import { branchOf, reaches } from './branchScope';
import { isRowNumber } from './rowNumber';

/** The branch something new belongs to: the caller's own, or the one named by those who see all. */
export async function branchFor(
  manager: EntityManager,
  caller: Caller,
  named: number | undefined,
): Promise<number> {
  const own = branchOf(caller);
  if (own !== null) {
    if (named !== undefined && named !== own) {
      throw notAllowed('Solo puede trabajar en su propia sucursal.');
    }
    return own;
  }
  const branchId = named ?? caller.branchId;
  if (branchId === null) throw invalidField('sucursal_id', 'falta decir de qué sucursal es');
  await requireOpenBranch(manager, branchId);
  return branchId;
}

/**
 * A branch for something or somebody new.
 *
 * @throws Problem 422 where there is no such branch, or it was closed.
 */
export async function requireOpenBranch(manager: EntityManager, branchId: number): Promise<void> {
  const row = isRowNumber(branchId)
    ? await manager.findOneBy(SucursalEntity, { id: branchId })
    : null;
  if (!row) throw invalidField('sucursal_id', 'esa sucursal no existe');
  if (!row.activo) throw invalidField('sucursal_id', 'esa sucursal está cerrada');
}

/**
 * The branch of an order that something new is about.
 *
 * @throws Problem 422 where the caller knows of no such order.
 */
export async function branchOfPedido(
  manager: EntityManager,
  caller: Caller,
  pedidoId: number,
): Promise<number> {
  const rows: { sucursal_id: number }[] = await manager.query(
    'SELECT SUCURSAL_ID FROM PEDIDOS WHERE ID = $1::numeric',
    [pedidoId],
  );
  const branchId = rows[0]?.sucursal_id;
  if (branchId === undefined || !reaches(caller, branchId)) {
    throw invalidField('pedido_id', 'ese pedido no existe');
  }
  return branchId;
}
