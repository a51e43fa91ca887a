import type { ConnectionState } from '../realtime/connection';
import type { AppState, Slice } from './state';

/** Whether the lists were loaded: `loading` and `failed` also while an older state is on the screen. */
export type SyncStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** The live connection and the loading of the lists, as screens show them. */
export interface ConnectionSlice {
  connection: ConnectionState;
  syncStatus: SyncStatus;
  /** Whether there ever was a whole state to show: tells "empty" from "not loaded". */
  everLoaded: boolean;
  setConnection: (connection: ConnectionState) => void;
  setSyncStatus: (status: SyncStatus) => void;
}

/** Creates the slice before anything is connected. */
export const createConnectionSlice: Slice<ConnectionSlice> = (set) => ({
  connection: { kind: 'detenido' },
  syncStatus: 'idle',
  everLoaded: false,
  setConnection: (connection) => set({ connection }),
  setSyncStatus: (syncStatus) =>
    set((state) => ({ syncStatus, everLoaded: state.everLoaded || syncStatus === 'ready' })),
});

/** What a list should show before its rows: nothing loaded yet, loading failed, or the rows. */
export function selectBoardStatus(state: AppState): 'loading' | 'failed' | 'ready' {
  if (state.everLoaded) return 'ready';
  return state.syncStatus === 'failed' ? 'failed' : 'loading';
}

/** Whether what is on the screen may be out of date. */
export function selectIsStale(state: AppState): boolean {
  return state.connection.kind === 'sin_conexion' || state.connection.kind === 'reconectando';
}
