import type { Insumo, Producto, Sucursal } from '../../shared/api/catalog';
import { routes } from '../../shared/api/routes';
import type { ApiClient } from '../api/client';

/** What changes seldom and is loaded whole. */
export interface Catalog {
  insumos: Insumo[];
  productos: Producto[];
  sucursales: Sucursal[];
}

/** Loads supplies, products and branches. Rejects with `ApiFailure`. */
export async function loadCatalog(api: Pick<ApiClient, 'call'>): Promise<Catalog> {
  // One call before the others: a server that is away is asked once per try.
  const sucursales = await api.call(routes.listSucursales, {});
  const [insumos, productos] = await Promise.all([
    api.call(routes.listInsumos, {}),
    api.call(routes.listProductos, {}),
  ]);
  return { insumos: insumos.datos, productos: productos.datos, sucursales: sucursales.datos };
}
