import { decodeDraft, type ProtocolError } from '../../shared/protocol/codec';
import { traitsOf, type EventDraft } from '../../shared/protocol/events';
import { seesAllBranches } from '../../shared/roles';
import { notAllowed, Problem } from '../problem';
import type { Caller } from '../ports';
import { branchOf } from './branchScope';

/**
 * Checks what somebody wants to publish. Programs and admins may publish anything; others what their
 * role emits, in their own branch, which is filled in where it is missing. Nothing else is added: the
 * payload is relayed as it was sent.
 *
 * @throws Problem 422 for a body that is no event, 403 for one the caller may not publish.
 */
export function prepareBroadcast(caller: Caller, body: unknown): EventDraft {
  const decoded = decodeDraft(body);
  if (!decoded.ok) throw unacceptable(decoded.error);
  const draft = decoded.value;
  if (seesAllBranches(caller.role)) return draft;
  if (!traitsOf(draft.tipo).emitters.includes(caller.role)) {
    throw notAllowed(`Su rol no puede publicar "${draft.tipo}".`);
  }
  const own = branchOf(caller);
  if (draft.sucursal_id != null && draft.sucursal_id !== own) {
    throw notAllowed('Solo puede publicar en su propia sucursal.');
  }
  return { ...draft, sucursal_id: own };
}

function unacceptable({ codigo, mensaje, campo }: ProtocolError): Problem {
  return new Problem({
    status: 422,
    code: codigo,
    message: mensaje,
    ...(campo === undefined || campo === '' ? {} : { field: campo }),
  });
}
