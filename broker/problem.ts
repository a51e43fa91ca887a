/** What went wrong with a request, in the shape of its answer. */
export interface ProblemDetails {
  /** HTTP status, 4xx or 503. */
  status: number;
  /** For programs, e.g. `estado_invalido`. */
  code: string;
  /** For people: what is wrong and what to do, in Spanish. */
  message: string;
  /** The field at fault. */
  field?: string;
  retryAfterSeconds?: number;
}

/** A refusal that the caller is told about as it is; every other error is a fault of ours. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(details: ProblemDetails) {
    super(details.message);
    this.status = details.status;
    this.code = details.code;
    this.field = details.field;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** 401: nobody, or a token that is not accepted. */
export function notAuthenticated(message: string): Problem {
  return new Problem({ status: 401, code: 'no_autenticado', message });
}

/** 403: somebody who may not do this. */
export function notAllowed(message: string): Problem {
  return new Problem({ status: 403, code: 'no_permitido', message });
}

/** 404: no such thing, or one that the caller may not know of. `thing` with its article: "El pedido #50". */
export function notFound(thing: string): Problem {
  return new Problem({ status: 404, code: 'no_encontrado', message: `${thing} no existe.` });
}

/** 409: the thing is not (any more) in a state that allows this; the message says what happened to it. */
export function wrongState(message: string): Problem {
  return new Problem({ status: 409, code: 'estado_invalido', message });
}

/** 422: a field that cannot be accepted, though it has the right shape. */
export function invalidField(field: string, reason: string): Problem {
  return new Problem({
    status: 422,
    code: 'campo_invalido',
    message: `El campo "${field}" no es válido: ${reason}.`,
    field,
  });
}

/** 422: an idempotency key that its owner used for something else before. */
export function keyReused(): Problem {
  return new Problem({
    status: 422,
    code: 'clave_reutilizada',
    message: 'Esa "Idempotency-Key" ya se usó en otra ruta; use una nueva para cada acción.',
    field: 'Idempotency-Key',
  });
}

/** 429: too much at once; the same request may be sent again after that many seconds. */
export function tooFast(message: string, retryAfterSeconds: number): Problem {
  return new Problem({ status: 429, code: 'demasiado_rapido', message, retryAfterSeconds });
}
