import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { createPedido } from '../../services/pedidoCreate';
import { approvePedido, movePedido } from '../../services/pedidoMoves';
import { getPedido, listPedidos } from '../../services/pedidoRead';
import type { HttpDeps } from '../deps';
import { registerChange, registerRead } from '../registerRoute';

/** Orders: list, one, new, approve, move. */
export function registerPedidos(app: FastifyInstance, deps: HttpDeps): void {
  registerRead(app, deps, routes.listPedidos, (manager, caller, { query }) =>
    listPedidos(manager, caller, query),
  );
  registerRead(app, deps, routes.getPedido, (manager, caller, { params }) =>
    getPedido(manager, caller, params.id),
  );
  registerChange(app, deps, routes.createPedido, (tx, caller, { body }) =>
    createPedido(tx, caller, body),
  );
  // The customer is told of these at once.
  registerChange(
    app,
    deps,
    routes.approvePedido,
    (tx, caller, { params }) => approvePedido(tx, caller, params.id),
    deps.whatsapp.wake,
  );
  registerChange(
    app,
    deps,
    routes.movePedido,
    (tx, caller, { params, body }) => movePedido(tx, caller, params.id, body.estado),
    deps.whatsapp.wake,
  );
}
