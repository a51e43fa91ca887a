import type { FastifyInstance } from 'fastify';
import { routes } from '../../../shared/api/routes';
import { listInsumos, listProductos, listSucursales } from '../../services/catalog';
import { registerRead, type RouteDeps } from '../registerRoute';

/** Supplies, products and branches: short lists, answered whole. */
export function registerCatalog(app: FastifyInstance, deps: RouteDeps): void {
  registerRead(app, deps, routes.listInsumos, async (manager) => ({
    datos: await listInsumos(manager),
    siguiente: null,
  }));
  registerRead(app, deps, routes.listProductos, async (manager) => ({
    datos: await listProductos(manager),
    siguiente: null,
  }));
  registerRead(app, deps, routes.listSucursales, async (manager, caller) => ({
    datos: await listSucursales(manager, caller),
    siguiente: null,
  }));
}
