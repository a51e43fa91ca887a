import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { prepareBroadcast } from '../../services/broadcast';
import { admit, callerOf } from '../access';
import { createCallerRates } from '../callerRates';
import type { HttpDeps } from '../deps';
import { idempotencyKeyOf } from '../idempotency';
import { refuseUnstorable } from '../jsonBody';

/** `POST /broadcast`: one event in, durable when the answer says 202. */
export function registerBroadcast(app: FastifyInstance, deps: HttpDeps): void {
  const route = routes.broadcast;
  const spend = createCallerRates(deps.broadcastRate, deps.clock);
  app.route({
    method: route.method,
    url: route.path,
    onRequest: async (request) => {
      await admit(request, route.access, deps.auth.authenticator);
      spend(callerOf(request).owner);
    },
    handler: async (request, reply) => {
      const caller = callerOf(request);
      const key = idempotencyKeyOf(request);
      refuseUnstorable(request.body);
      const draft = prepareBroadcast(caller, request.body ?? {});
      const { id } = await deps.publish(draft, caller, key);
      return reply.code(route.status).send({ id });
    },
  });
}
