import type { Clock } from '../platform/clock';
import type { ConnectionState, Stopped } from './connection';

/** Trouble shorter than this is "reconnecting"; longer is "no connection". */
const graceMs = 10_000;

/** Keeps the state of the connection: what it is, since when, and when trouble becomes an outage. */
export interface ConnectionTracker {
  state(): ConnectionState;
  healthy(): void;
  /** An attempt failed or the connection was lost; `attempt` counts the tries so far. */
  trouble(attempt: number): void;
  /** The server does not want this screen back. */
  stopped(why: Stopped, attempt: number): void;
  /** Nobody wants a connection any more. */
  off(): void;
}

/** Creates a tracker that tells `publish` of every change. */
export function createConnectionTracker(
  clock: Clock,
  isOnline: () => boolean,
  publish: (state: ConnectionState) => void,
): ConnectionTracker {
  let state: ConnectionState = { kind: 'detenido' };
  let cancelGrace = (): void => undefined;

  function set(next: ConnectionState): void {
    cancelGrace();
    state = next;
    publish(state);
  }

  /** The present trouble began when it began, however many attempts ago. */
  function since(): number {
    return state.kind === 'reconectando' || state.kind === 'sin_conexion'
      ? state.since
      : clock.now();
  }

  return {
    state: () => state,
    healthy() {
      if (state.kind !== 'conectado') set({ kind: 'conectado', since: clock.now() });
    },
    trouble(attempt) {
      const began = since();
      const lasted = clock.now() - began;
      const outage = { kind: 'sin_conexion', since: began, attempt, stopped: null } as const;
      if (lasted >= graceMs || !isOnline()) {
        set(outage);
        return;
      }
      set({ kind: 'reconectando', since: began, attempt });
      cancelGrace = clock.after(graceMs - lasted, () => {
        set(outage);
      });
    },
    stopped(why, attempt) {
      set({ kind: 'sin_conexion', since: since(), attempt, stopped: why });
    },
    off() {
      if (state.kind !== 'detenido') set({ kind: 'detenido' });
    },
  };
}
