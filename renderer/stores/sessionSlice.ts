import type { SessionUser } from '../../shared/api/auth';
import { can, type Permission } from '../../shared/permissions';
import type { AppState, Slice } from './state';

/**
 * Who is signed in. `starting` is the moment before an earlier session was tried, `unreachable` that the
 * server could not be asked about it yet.
 */
export interface SessionSlice {
  sessionStatus: 'starting' | 'unreachable' | 'signed_out' | 'signed_in';
  usuario: SessionUser | null;
  setUsuario: (usuario: SessionUser | null) => void;
  setUnreachable: () => void;
}

/** Creates the slice before anything is known. */
export const createSessionSlice: Slice<SessionSlice> = (set) => ({
  sessionStatus: 'starting',
  usuario: null,
  setUsuario: (usuario) =>
    set({ usuario, sessionStatus: usuario === null ? 'signed_out' : 'signed_in' }),
  setUnreachable: () => set({ sessionStatus: 'unreachable' }),
});

/** Whether the signed-in person may do something; hides what the server would refuse anyway. */
export function selectCan(permission: Permission): (state: AppState) => boolean {
  return (state) => state.usuario !== null && can(state.usuario.rol, permission);
}
