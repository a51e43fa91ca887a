import { seesAllBranches } from '../../shared/roles';
import { notAllowed } from '../problem';
import type { Caller } from '../ports';

/**
 * The branch a caller is held to; null for those who see all.
 *
 * @throws Problem 403 for a person who should be held to a branch and has none.
 */
export function branchOf(caller: Caller): number | null {
  if (seesAllBranches(caller.role)) return null;
  if (caller.branchId === null) {
    throw notAllowed('Su usuario no tiene sucursal; pida a un administrador que se la asigne.');
  }
  return caller.branchId;
}

/** Whether something of that branch may be known to the caller; what belongs to no branch concerns all. */
export function reaches(caller: Caller, branchId: number | null): boolean {
  const own = branchOf(caller);
  return own === null || branchId === null || branchId === own;
}
