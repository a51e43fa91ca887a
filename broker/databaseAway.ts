import { Problem } from './problem';

/** Seconds after which a client should try again. */
const retryAfterSeconds = 2;

/**
 * SQL states that tell of the server's condition, not of our query: connection lost (08), resources
 * such as the disk (53), shut down or starting (57P), read-only after a failover, lock conflicts.
 */
const stateAway = /^(08...|53...|57P0.|57014|25006|40001|40P01|55P03|58030)$/;

const networkAway = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
]);

/** The driver and its pool report these by text alone. */
const textAway =
  /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error|query read timeout|cannot use a pool after calling end|driver not connected|connection is not established|client was closed|not queryable/i;

/** Whether an error means that the database (or the disk) cannot be used now, though the request is fine. */
export function isDatabaseAway(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 4; depth += 1) {
    const code = 'code' in current ? current.code : undefined;
    if (typeof code === 'string' && (stateAway.test(code) || networkAway.has(code))) return true;
    if (textAway.test(current.message)) return true;
    if (current instanceof AggregateError && current.errors.some(isDatabaseAway)) return true;
    current = 'driverError' in current ? current.driverError : current.cause;
  }
  return false;
}

/** The answer for as long as the database is away. */
export function databaseAway(): Problem {
  return new Problem({
    status: 503,
    code: 'base_de_datos_caida',
    message: 'La base de datos no responde; nada se perdió, intente de nuevo en unos segundos.',
    retryAfterSeconds,
  });
}
