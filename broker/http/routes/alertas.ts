import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { listAlertas, markAlertaRead, sendAlerta } from '../../services/alertas';
import { registerChange, registerRead, type RouteDeps } from '../registerRoute';

/** Kitchen alerts: list, send, mark as read. */
export function registerAlertas(app: FastifyInstance, deps: RouteDeps): void {
  registerRead(app, deps, routes.listAlertas, (manager, caller, { query }) =>
    listAlertas(manager, caller, query),
  );
  registerChange(app, deps, routes.sendAlerta, (tx, caller, { params, body }) =>
    sendAlerta(tx, caller, params.id, body),
  );
  registerChange(app, deps, routes.readAlerta, (tx, caller, { params }) =>
    markAlertaRead(tx, caller, params.id),
  );
}
