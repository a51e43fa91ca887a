import { traitsOf } from '../../shared/protocol/events';
import { seesAllBranches, type Role } from '../../shared/roles';
import type { OutgoingEvent } from './outgoingEvent';
import type { Viewer } from './visibility';

/** Stands for "no branch" as a key. */
const noBranch = 0;

/**
 * Members by role and branch, so that an event meets only those who may see it. The rule it follows is
 * `maySee`; a property test holds the two together.
 */
export class AudienceIndex<Member extends { viewer: Viewer }> {
  private readonly byRole = new Map<Role, Map<number, Set<Member>>>();

  /** Adds a member; the answer removes it again. */
  add(member: Member): () => void {
    const { role, branchId } = member.viewer;
    const branches = this.byRole.get(role) ?? new Map<number, Set<Member>>();
    const members = branches.get(branchId ?? noBranch) ?? new Set<Member>();
    this.byRole.set(role, branches.set(branchId ?? noBranch, members.add(member)));
    return () => {
      members.delete(member);
      if (members.size === 0 && branches.get(branchId ?? noBranch) === members) {
        branches.delete(branchId ?? noBranch);
      }
    };
  }

  /**
   * Calls `visit` with each group of members that may see the event. The members of a group see the
   * same of all events.
   */
  forEachGroup(
    event: Pick<OutgoingEvent, 'tipo' | 'sucursalId'>,
    visit: (group: ReadonlySet<Member>) => void,
  ): void {
    for (const role of traitsOf(event.tipo).audience) {
      const branches = this.byRole.get(role);
      if (!branches) continue;
      if (event.sucursalId === null || seesAllBranches(role)) {
        branches.forEach(visit);
      } else {
        const group = branches.get(event.sucursalId);
        if (group) visit(group);
      }
    }
  }
}
