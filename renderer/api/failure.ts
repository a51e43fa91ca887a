/**
 * Why a call failed: no answer, a refusal by the server, an answer that makes no sense, no session (of the
 * person it was for), or this computer could not even keep it for later.
 */
export type FailureKind = 'network' | 'http' | 'invalid_reply' | 'session_ended' | 'not_kept';

/** A failed call. `mensaje` is the server's own sentence (Spanish) where it sent one. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly kind: FailureKind;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The server's error code, e.g. `estado_invalido`; empty when there was no answer. */
  readonly code: string;
  readonly mensaje: string;
  /** The field at fault, for 422. */
  readonly campo: string | null;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(
    kind: FailureKind,
    details: {
      status?: number;
      code?: string;
      mensaje: string;
      campo?: string | undefined;
      retryAfterMs?: number | null;
      cause?: unknown;
    },
  ) {
    super(`${kind} ${details.status ?? 0}: ${details.mensaje}`, { cause: details.cause });
    this.kind = kind;
    this.status = details.status ?? 0;
    this.code = details.code ?? '';
    this.mensaje = details.mensaje;
    this.campo = details.campo ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }

  /** Whether the same call may succeed later by itself: no answer, too fast, or a server in trouble. */
  get transient(): boolean {
    return (
      this.kind === 'network' || this.status === 408 || this.status === 429 || this.status >= 500
    );
  }
}

/** Any thrown thing as an `ApiFailure`; what is none becomes an unreadable answer. */
export function toFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const mensaje = error instanceof Error ? error.message : String(error);
  return new ApiFailure('invalid_reply', { mensaje, cause: error });
}
