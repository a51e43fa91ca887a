import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { readStats } from '../../services/estadisticas';
import { listEventos } from '../../services/eventos';
import type { HttpDeps } from '../deps';
import { registerRead } from '../registerRoute';

/** What admins watch: stored events and statistics. */
export function registerMonitor(app: FastifyInstance, deps: HttpDeps): void {
  registerRead(app, deps, routes.listEventos, (manager, _caller, { query }) =>
    listEventos(manager, query),
  );
  registerRead(app, deps, routes.stats, (manager, _caller, { query }) =>
    readStats(manager, query, new Date(deps.clock.now())),
  );
}
