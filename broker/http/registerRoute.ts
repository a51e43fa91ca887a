import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';
import type { Route, RouteInput, RouteReply } from '../../shared/api/route';
import type { Caller, Transaction } from '../ports';
import { admit, callerOf } from './access';
import type { HttpDeps } from './deps';
import { answerOnce, idempotencyKeyOf } from './idempotency';
import { inputOf } from './validation';

/** What the routes below need of the server's parts. */
export type RouteDeps = Pick<HttpDeps, 'auth' | 'dataSource' | 'runTransaction'>;

/** Answers a request whose input was checked and whose caller was admitted. */
export type Handler<R extends Route> = (
  input: RouteInput<R>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<RouteReply<R>>;

/** A part of a change that needs the request, done before the transaction begins (a picture to store). */
export type Prepare<R extends Route, Prepared> = (
  input: RouteInput<R>,
  request: FastifyRequest,
) => Promise<Prepared>;

/** How a change is made. */
export interface Change<R extends Route, Prepared> {
  prepare: Prepare<R, Prepared>;
  work: (
    tx: Transaction,
    caller: Caller,
    input: RouteInput<R>,
    prepared: Prepared,
  ) => Promise<RouteReply<R>>;
  /** Runs when the change is committed, also for a repeat that changed nothing. */
  afterCommit?: (input: RouteInput<R>, prepared: Prepared) => void;
}

/**
 * Registers a route of the contract: access before the body is read, then its schemas, then the
 * handler. The answer passes its schema too, which drops every field that is not part of it.
 */
export function registerRoute<R extends Route>(
  app: FastifyInstance,
  deps: Pick<HttpDeps, 'auth'>,
  route: R,
  handler: Handler<R>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    onRequest: (request) => admit(request, route.access, deps.auth.authenticator),
    handler: async (request, reply) => {
      const body = await handler(inputOf(route, request), request, reply);
      // A handler that answered by itself has said everything.
      if (reply.sent) return reply;
      return reply.code(route.status).send(route.reply.parse(body));
    },
  });
}

/** Registers a route that only reads. */
export function registerRead<R extends Route>(
  app: FastifyInstance,
  deps: RouteDeps,
  route: R,
  read: (manager: EntityManager, caller: Caller, input: RouteInput<R>) => Promise<RouteReply<R>>,
): void {
  registerRoute(app, deps, route, (input, request) =>
    read(deps.dataSource.manager, callerOf(request), input),
  );
}

/**
 * Registers a route that changes something: one transaction, and once per idempotency key. `afterCommit` runs
 * when it is committed, also for a repeat that changed nothing.
 */
export function registerChange<R extends Route>(
  app: FastifyInstance,
  deps: RouteDeps,
  route: R,
  work: (tx: Transaction, caller: Caller, input: RouteInput<R>) => Promise<RouteReply<R>>,
  afterCommit: (input: RouteInput<R>) => void = () => undefined,
): void {
  registerPreparedChange<R, undefined>(app, deps, route, {
    prepare: () => Promise.resolve(undefined),
    work,
    afterCommit,
  });
}

/** Registers a change of which a part happens before its transaction. */
export function registerPreparedChange<R extends Route, Prepared>(
  app: FastifyInstance,
  deps: RouteDeps,
  route: R,
  change: Change<R, Prepared>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    onRequest: (request) => admit(request, route.access, deps.auth.authenticator),
    handler: async (request, reply) => {
      const caller = callerOf(request);
      const key = idempotencyKeyOf(request);
      const input = inputOf(route, request);
      const prepared = await change.prepare(input, request);
      const answer = await answerOnce(
        deps.runTransaction,
        key === null
          ? null
          : { owner: caller.owner, key, route: `${request.method} ${pathOf(request)}` },
        async (tx) => ({
          status: route.status,
          body: route.reply.parse(await change.work(tx, caller, input, prepared)),
        }),
      );
      change.afterCommit?.(input, prepared);
      return reply.code(answer.status).send(answer.body);
    },
  });
}

/** The path alone, short enough for its column. */
function pathOf(request: FastifyRequest): string {
  return (request.url.split('?')[0] ?? '').slice(0, 150);
}
