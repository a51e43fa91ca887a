import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import type { HttpDeps } from '../deps';
import { idempotencyKeyOf } from '../idempotency';
import { isLocalRequest } from '../localRequest';
import { registerRoute } from '../registerRoute';

/** The first run, new or from a backup: usable once, by whoever sits at the server or has its log's code. */
export function registerInstalacion(app: FastifyInstance, deps: HttpDeps): void {
  registerRoute(app, deps, routes.install, async ({ body }, request) => {
    idempotencyKeyOf(request);
    return { usuario: await deps.setup.install(body, isLocalRequest(request.raw)) };
  });
  registerRoute(app, deps, routes.findBackups, ({ body }, request) => {
    deps.setup.admit(body.codigo, isLocalRequest(request.raw));
    return deps.restore.find(body.carpeta);
  });
  registerRoute(app, deps, routes.beginRestore, ({ body }, request) => {
    idempotencyKeyOf(request);
    deps.setup.admit(body.codigo, isLocalRequest(request.raw));
    deps.restore.begin(body.ruta);
    return Promise.resolve(deps.restore.progress());
  });
  // Open to all: it goes on when the desk is closed, for then there are people who can sign in.
  registerRoute(app, deps, routes.restoreProgress, () => Promise.resolve(deps.restore.progress()));
}
