import { traitsOf } from '../../shared/protocol/events';
import { seesAllBranches, type Role } from '../../shared/roles';
import type { OutgoingEvent } from './outgoingEvent';

/** What decides which events a connection may see. */
export interface Viewer {
  role: Role;
  branchId: number | null;
}

/** Whether a viewer may see an event: its role is in the audience, and the branch is its own, or any. */
export function maySee(viewer: Viewer, event: Pick<OutgoingEvent, 'tipo' | 'sucursalId'>): boolean {
  if (!traitsOf(event.tipo).audience.includes(viewer.role)) return false;
  return (
    event.sucursalId === null ||
    seesAllBranches(viewer.role) ||
    viewer.branchId === event.sucursalId
  );
}
