import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { attendRefill, listRefills, requestRefill } from '../../services/refills';
import { registerChange, registerRead, type RouteDeps } from '../registerRoute';

/** Refill requests: list, ask, attend. */
export function registerRefills(app: FastifyInstance, deps: RouteDeps): void {
  registerRead(app, deps, routes.listRefills, (manager, caller, { query }) =>
    listRefills(manager, caller, query),
  );
  registerChange(app, deps, routes.requestRefill, (tx, caller, { body }) =>
    requestRefill(tx, caller, body),
  );
  registerChange(app, deps, routes.attendRefill, (tx, caller, { params }) =>
    attendRefill(tx, caller, params.id),
  );
}
