import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { listInsumos, listProductos, listSucursales } from '../../services/catalog';
import {
  changeInsumo,
  changeProducto,
  createInsumo,
  createProducto,
  markInsumo,
} from '../../services/catalogChanges';
import { changeSucursal, createSucursal } from '../../services/sucursales';
import { registerChange, registerRead, type RouteDeps } from '../registerRoute';

/** Supplies, products and branches: short lists, answered whole, and what admins change in them. */
export function registerCatalog(app: FastifyInstance, deps: RouteDeps): void {
  registerRead(app, deps, routes.listInsumos, async (manager, _caller, { query }) => ({
    datos: await listInsumos(manager, query),
    siguiente: null,
  }));
  registerChange(app, deps, routes.createInsumo, (tx, caller, { body }) =>
    createInsumo(tx, caller, body),
  );
  registerChange(app, deps, routes.changeInsumo, (tx, caller, { params, body }) =>
    changeInsumo(tx, caller, params.id, body),
  );
  registerChange(app, deps, routes.markInsumo, (tx, caller, { params, body }) =>
    markInsumo(tx, caller, params.id, body.agotado),
  );

  registerRead(app, deps, routes.listProductos, async (manager, _caller, { query }) => ({
    datos: await listProductos(manager, query),
    siguiente: null,
  }));
  registerChange(app, deps, routes.createProducto, (tx, caller, { body }) =>
    createProducto(tx, caller, body),
  );
  registerChange(app, deps, routes.changeProducto, (tx, caller, { params, body }) =>
    changeProducto(tx, caller, params.id, body),
  );

  registerRead(app, deps, routes.listSucursales, async (manager, caller, { query }) => ({
    datos: await listSucursales(manager, caller, query),
    siguiente: null,
  }));
  registerChange(app, deps, routes.createSucursal, (tx, caller, { body }) =>
    createSucursal(tx, caller, body),
  );
  registerChange(app, deps, routes.changeSucursal, (tx, caller, { params, body }) =>
    changeSucursal(tx, caller, params.id, body),
  );
}
