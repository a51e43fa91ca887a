import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { z } from 'zod';
import { Problem } from '../problem';
import { desktopOrigin, refuseAddress } from './addressGuard';
import { collectMethods } from './allowedMethods';
import type { HttpDeps } from './deps';
import { bodyOf } from './idempotency';
import { acceptJson, maxJsonBytes } from './jsonBody';
import { registerOpenApi } from './openapi';
import { problemOf, unexpectedProblem } from './problemOf';
import { rawAnswer } from './rawAnswer';
import { plainRefusal, travelsInTheClear } from './plainGuard';
import { registerRoutes } from './routes';
import { registerConfiar, trustPath } from './routes/confiar';
import { commonHeaders, dataPolicy } from './securityHeaders';
import { watchSilentConnections } from './silentConnections';
import { serveScreens } from './staticFiles';

/** Time for a whole request to arrive, a picture over a weak network included. */
const requestTimeoutMs = 60_000;
/** Time for the headers alone: they are small, and whoever sends them byte by byte holds a connection. */
const headersTimeoutMs = 10_000;
/** How often connections are held to these times. */
const checkEveryMs = 2_000;
/** Longer than the idle time of any client of ours, so that the client is the one who closes. */
const keepAliveMs = 65_000;

// What a schema refuses is read by people.
z.config(z.locales.es());

/**
 * Builds the HTTP server of the contract: access, validation, errors, the screens. It does not listen;
 * `close()` ends it.
 */
export async function createHttpServer(deps: HttpDeps): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: maxJsonBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: checkEveryMs },
    // Our own hook logs; the framework's lines would hold addresses and queries.
    logger: false,
    frameworkErrors: (error, _request, reply) => {
      const status = error.statusCode === 414 ? 414 : 400;
      const problem = problemOf(Object.assign(error, { statusCode: status }));
      sendProblem(reply, problem ?? unexpectedProblem());
    },
    clientErrorHandler: refuseGarbage,
  });
  const methods = collectMethods(app);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(commonHeaders);
    reply.header('content-security-policy', dataPolicy);
    reply.header('cache-control', 'no-store');
    const refusal = refuseAddress(request.headers, deps.served);
    if (refusal) {
      throw new Problem({
        status: refusal.status,
        code: refusal.codigo,
        message: refusal.mensaje,
      });
    }
    if (deps.tls !== null && travelsInTheClear(request.raw)) {
      const wantsPage = request.headers.accept?.includes('text/html') === true;
      if (request.method === 'GET' && wantsPage)
        return reply.redirect(secureEntrance(request, deps));
      const { status, codigo, mensaje } = plainRefusal;
      throw new Problem({ status, code: codigo, message: mensaje });
    }
    return undefined;
  });
  const silent = watchSilentConnections(app.server);
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    silent.end();
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // A connection that is kept open for a next request would hold up the stop.
    if (closing) reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', async (request, reply) => {
    deps.logger.debug(
      {
        metodo: request.method,
        ruta: request.routeOptions.url ?? 'desconocida',
        estado: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        usuario_id: request.caller?.userId,
      },
      'request',
    );
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (!problem) {
      const route = `${request.method} ${request.routeOptions.url ?? ''}`;
      deps.logger.error({ err: error, ruta: route }, 'a request failed');
    } else if (problem.status === 503) {
      deps.logger.warn({ err: error }, 'the database is away');
    }
    sendProblem(reply, problem ?? unexpectedProblem());
  });
  app.setNotFoundHandler((request, reply) => {
    sendProblem(reply, unknownRoute(request, reply, methods.of(request.url)));
  });

  await app.register(cors, {
    origin: [desktopOrigin],
    methods: ['GET', 'HEAD', 'POST', 'PATCH'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'X-Campana-Client'],
    exposedHeaders: ['Retry-After'],
    maxAge: 600,
    strictPreflight: false,
  });
  await app.register(cookie);
  acceptJson(app);
  await registerRoutes(app, deps);
  registerConfiar(app, deps.tls);
  registerOpenApi(app, deps);
  await serveScreens(app, deps.staticFolder);
  return app;
}

/** Where a browser that came without TLS is sent: to learn to trust us, or straight to the same page. */
function secureEntrance(request: FastifyRequest, { tls }: HttpDeps): string {
  return tls?.authority ? trustPath : `https://${request.headers.host ?? ''}${request.url}`;
}

function unknownRoute(request: FastifyRequest, reply: FastifyReply, allowed: string[]): Problem {
  // A path that is of no use with its own method, because a part of it is too long, is unknown, too.
  if (allowed.length === 0 || allowed.includes(request.method)) {
    return new Problem({ status: 404, code: 'no_encontrado', message: 'Esa ruta no existe.' });
  }
  const list = allowed.join(', ');
  reply.header('allow', list);
  return new Problem({
    status: 405,
    code: 'metodo_no_permitido',
    message: `Esta ruta no acepta ${request.method}; acepta ${list}.`,
  });
}

function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  if (problem.retryAfterSeconds !== undefined) {
    reply.header('retry-after', String(problem.retryAfterSeconds));
  }
  void reply.code(problem.status).send(bodyOf(problem));
}

/** Bytes that are no HTTP: answered without the framework, which never saw a request. */
function refuseGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 431
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 408
        : 400;
  const problem = problemOf(Object.assign(error, { statusCode: status })) ?? unexpectedProblem();
  socket.end(rawAnswer(status, bodyOf(problem)));
}
