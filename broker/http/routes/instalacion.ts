import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import type { HttpDeps } from '../deps';
import { idempotencyKeyOf } from '../idempotency';
import { isLocalRequest } from '../localRequest';
import { registerRoute } from '../registerRoute';

/** The first run: usable once, by whoever sits at the server or has the code its log shows. */
export function registerInstalacion(app: FastifyInstance, deps: HttpDeps): void {
  registerRoute(app, deps, routes.install, async ({ body }, request) => {
    idempotencyKeyOf(request);
    return { usuario: await deps.setup.install(body, isLocalRequest(request.raw)) };
  });
}
