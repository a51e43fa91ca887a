import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { listInsumos, listProductos, listSucursales } from '../../services/catalog';
import { changeSucursal, markInsumo } from '../../services/catalogChanges';
import { registerChange, registerRead, type RouteDeps } from '../registerRoute';

/** Supplies, products and branches: short lists, answered whole. */
export function registerCatalog(app: FastifyInstance, deps: RouteDeps): void {
  registerRead(app, deps, routes.listInsumos, async (manager) => ({
    datos: await listInsumos(manager),
    siguiente: null,
  }));
  registerChange(app, deps, routes.markInsumo, (tx, caller, { params, body }) =>
    markInsumo(tx, caller, params.id, body.agotado),
  );
  registerChange(app, deps, routes.changeSucursal, (tx, caller, { params, body }) =>
    changeSucursal(tx, caller, params.id, body),
  );
  registerRead(app, deps, routes.listProductos, async (manager) => ({
    datos: await listProductos(manager),
    siguiente: null,
  }));
  registerRead(app, deps, routes.listSucursales, async (manager, caller) => ({
    datos: await listSucursales(manager, caller),
    siguiente: null,
  }));
}
