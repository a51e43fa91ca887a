import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { readStats } from '../../services/estadisticas';
import { listEventos } from '../../services/eventos';
import { readJourney } from '../../services/recorrido';
import type { HttpDeps } from '../deps';
import { callerOf } from '../access';
import { registerRead, registerRoute } from '../registerRoute';

/** What admins watch: stored events and statistics. */
export function registerMonitor(app: FastifyInstance, deps: HttpDeps): void {
  registerRead(app, deps, routes.listEventos, (manager, _caller, { query }) =>
    listEventos(manager, query),
  );
  registerRead(app, deps, routes.eventJourney, async (manager, _caller, { params }) =>
    readJourney(manager, params.id, deps.screens.sentTo(params.id)),
  );
  registerRoute(app, deps, routes.listPantallas, () =>
    Promise.resolve({ datos: deps.screens.screens(), siguiente: null }),
  );
  registerRoute(app, deps, routes.ringPantalla, ({ params }, request) =>
    Promise.resolve({
      alcanzadas: deps.screens.ringScreen(params.id, callerOf(request).name),
    }),
  );
  registerRead(app, deps, routes.stats, (manager, _caller, { query }) =>
    readStats(manager, query, new Date(deps.clock.now())),
  );
}
