import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { clientHeader, refreshCookieName, type Session } from '../../../shared/api/auth';
import { routes } from '../../../shared/api/routes';
import { refreshTokenDays, type OpenSession } from '../../auth/sessions';
import { notAuthenticated } from '../../problem';
import { bearerOf } from '../access';
import { authCookiePath } from '../authCookies';
import type { HttpDeps } from '../deps';
import { idempotencyKeyOf } from '../idempotency';
import { registerRoute } from '../registerRoute';
import { admitScreen } from './dispositivos';

/**
 * Sign in, renew, sign out. A browser keeps its refresh token in a cookie that scripts cannot read and
 * other sites cannot send; a client that is no browser has it in the body, and sends it back there.
 */
export function registerAuth(app: FastifyInstance, deps: HttpDeps): void {
  const { auth } = deps;

  registerRoute(app, deps, routes.login, async ({ body }, request, reply) => {
    idempotencyKeyOf(request);
    const deviceId = await admitScreen(deps.pairing, request);
    const session = await auth.login({ ...body, address: request.ip, deviceId });
    return answer(session, request, reply, isDesktop(request));
  });

  registerRoute(app, deps, routes.refresh, async ({ body }, request, reply) => {
    const key = idempotencyKeyOf(request);
    const deviceId = await admitScreen(deps.pairing, request);
    const token = refreshTokenOf(request, body.refresh_token);
    if (token === undefined) throw notAuthenticated('No hay sesión que renovar; vuelva a entrar.');
    const inBody = isDesktop(request) || body.refresh_token !== undefined;
    return answer(await auth.sessions.renew(token, key, deviceId), request, reply, inBody);
  });

  registerRoute(app, deps, routes.logout, async ({ body }, request, reply) => {
    idempotencyKeyOf(request);
    const refreshToken = refreshTokenOf(request, body.refresh_token);
    if (refreshToken !== undefined) await auth.sessions.closeByToken(refreshToken);
    const accessToken = bearerOf(request);
    if (accessToken !== null) {
      const caller = await auth.authenticator.authenticate(accessToken);
      if (caller.ok && caller.value.sessionId !== null) {
        await auth.sessions.close(caller.value.sessionId);
      }
    }
    reply.clearCookie(refreshCookieName, { path: authCookiePath });
    return { ok: true as const };
  });
}

function answer(
  session: OpenSession,
  request: FastifyRequest,
  reply: FastifyReply,
  inBody: boolean,
): Session {
  if (!inBody) {
    reply.setCookie(refreshCookieName, session.refreshToken, {
      path: authCookiePath,
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      maxAge: refreshTokenDays * 86_400,
    });
  }
  return {
    token: session.token,
    expira: session.expiresAt.toISOString(),
    usuario: session.user,
    ...(inBody ? { refresh_token: session.refreshToken } : {}),
  };
}

function refreshTokenOf(request: FastifyRequest, fromBody: string | undefined): string | undefined {
  if (fromBody !== undefined) return fromBody;
  return isDesktop(request) ? undefined : request.cookies[refreshCookieName];
}

function isDesktop(request: FastifyRequest): boolean {
  return request.headers[clientHeader.name] === clientHeader.desktop;
}
