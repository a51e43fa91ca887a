import type { z } from 'zod';
import type { bienvenidaSchema } from '../../shared/protocol/server';

/**
 * The state of the live connection. `since` is when the present trouble (or the present health) began,
 * in milliseconds since 1970; `stopped` names why the server does not want this screen back.
 */
export type ConnectionState =
  | { kind: 'detenido' }
  | { kind: 'conectado'; since: number }
  | { kind: 'reconectando'; since: number; attempt: number }
  | { kind: 'sin_conexion'; since: number; attempt: number; stopped: Stopped | null };

/** Why the server does not want this screen back: its code, and its sentence where it said one. */
export interface Stopped {
  code: number;
  mensaje: string | null;
}

/** What the client tells besides events. */
export type RealtimeSignal =
  | { kind: 'state'; state: ConnectionState }
  /** Authenticated; `resumed` is false when there was nothing to resume from: load everything. */
  | { kind: 'welcome'; frame: z.infer<typeof bienvenidaSchema>; resumed: boolean }
  /** Everything missed was delivered. */
  | { kind: 'caught_up'; id: number }
  /** The gap was too old to fill: load everything again; events after `asOf` follow. */
  | { kind: 'reset'; asOf: number }
  /** There is no valid session any more. */
  | { kind: 'session_ended' }
  /** An admin asks this screen to ring; `de` is who. */
  | { kind: 'ring'; de: string }
  /** A frame that could not be read, or an error the server reports. */
  | { kind: 'trouble'; mensaje: string };

/** A token for the socket, and until when it is good by this machine's clock (ms since 1970). */
export interface AccessToken {
  token: string;
  expiresAt: number;
}
