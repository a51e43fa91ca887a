import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import type { HttpDeps } from '../deps';
import { idempotencyKeyOf } from '../idempotency';
import { registerRoute } from '../registerRoute';

/** Backups that an administrator asks for. */
export function registerRespaldos(app: FastifyInstance, deps: HttpDeps): void {
  registerRoute(app, deps, routes.lastBackup, () => deps.backups.last());
  registerRoute(app, deps, routes.makeBackup, (_input, request) => {
    idempotencyKeyOf(request);
    return deps.backups.make();
  });
}
