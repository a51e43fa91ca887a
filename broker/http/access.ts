import type { FastifyRequest } from 'fastify';
import { can } from '../../shared/permissions';
import type { Access } from '../../shared/api/route';
import { notAllowed, notAuthenticated } from '../problem';
import type { Authenticator, Caller } from '../ports';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is calling; null on routes that anyone may call. */
    caller: Caller | null;
  }
}

/** The bearer token of a request. Tokens in the address are not taken: they end up in logs. */
export function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1] ?? null;
}

/**
 * Lets a request through to a route, or not. It runs before the body is read: nobody learns from the
 * answer what a route they may not use would have said to their data.
 *
 * @throws Problem 401, then 403.
 */
export async function admit(
  request: FastifyRequest,
  access: Access,
  authenticator: Authenticator,
): Promise<void> {
  if (access === 'public') return;
  const token = bearerOf(request);
  if (token === null) {
    throw notAuthenticated('Falta el token de la sesión; entre con su usuario.');
  }
  const result = await authenticator.authenticate(token);
  if (!result.ok) throw notAuthenticated(result.error.mensaje);
  request.caller = result.value;
  if (access !== 'session' && !can(result.value.role, access)) {
    throw notAllowed(`Su rol (${result.value.role}) no puede hacer esto.`);
  }
}

/**
 * Who is calling a route that is not public.
 *
 * @throws Error when the route is public after all: a mistake of ours.
 */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error(`${request.url} has no caller.`);
  return request.caller;
}
