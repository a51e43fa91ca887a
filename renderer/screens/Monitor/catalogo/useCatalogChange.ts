import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type {
  Insumo,
  InsumoPatch,
  Producto,
  ProductoPatch,
  Sucursal,
} from '../../../../shared/api/catalog';
import { routes } from '../../../../shared/api/routes';
import type { ApiClient } from '../../../api/client';
import type { ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useSameKey } from '../parts/useSameKey';
import { priceOf, type CatalogForm, type CatalogItem, type CatalogKind } from './kinds';

/** What can be done in the catalog. */
export type CatalogWish =
  | { action: 'create'; kind: CatalogKind; form: CatalogForm }
  | { action: 'change'; item: CatalogItem; form: CatalogForm }
  | { action: 'set'; item: CatalogItem; set: { activo?: boolean; agotado?: boolean } };

const lists = [routes.listProductos, routes.listInsumos, routes.listSucursales].map(
  ({ path }) => path,
);

/** Changes the catalog and loads the list again; other screens learn of it by the event. */
export function useCatalogChange(): UseMutationResult<
  Producto | Insumo | Sucursal,
  ApiFailure,
  CatalogWish
> {
  const { api } = useCampana();
  const queryClient = useQueryClient();
  const withKey = useSameKey();
  return useMutation<Producto | Insumo | Sucursal, ApiFailure, CatalogWish>({
    mutationFn: (wish) => withKey(wish, (key) => send(api, wish, key)),
    onSuccess: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) => lists.some((path) => queryKey.includes(path)),
      }),
  });
}

function send(
  api: ApiClient,
  wish: CatalogWish,
  key: string,
): Promise<Producto | Insumo | Sucursal> {
  switch (wish.action) {
    case 'create':
      return create(api, wish.kind, wish.form, key);
    case 'change':
      return patch(api, wish.item, fieldsOf(wish.item.kind, wish.form), key);
    case 'set':
      return patch(api, wish.item, wish.set, key);
  }
}

function create(
  api: ApiClient,
  kind: CatalogKind,
  form: CatalogForm,
  key: string,
): Promise<Producto | Insumo | Sucursal> {
  const nombre = form.nombre.trim();
  switch (kind) {
    case 'producto': {
      const body = { nombre, precio: priceOf(form.precio) ?? 0, estacion: form.estacion };
      return api.call(routes.createProducto, { body }, { key });
    }
    case 'insumo':
      return api.call(routes.createInsumo, { body: { nombre, unidad: form.unidad } }, { key });
    case 'sucursal':
      return api.call(routes.createSucursal, { body: { nombre } }, { key });
  }
}

function patch(
  api: ApiClient,
  { kind, id }: CatalogItem,
  body: ProductoPatch & InsumoPatch,
  key: string,
): Promise<Producto | Insumo | Sucursal> {
  const params = { id };
  switch (kind) {
    case 'producto':
      return api.call(routes.changeProducto, { params, body }, { key });
    case 'insumo':
      return api.call(routes.changeInsumo, { params, body }, { key });
    case 'sucursal': {
      const { nombre, activo } = body;
      return api.call(routes.changeSucursal, { params, body: { nombre, activo } }, { key });
    }
  }
}

function fieldsOf(kind: CatalogKind, form: CatalogForm): ProductoPatch & InsumoPatch {
  const nombre = form.nombre.trim();
  switch (kind) {
    case 'producto':
      return { nombre, precio: priceOf(form.precio) ?? 0, estacion: form.estacion };
    case 'insumo':
      return { nombre, unidad: form.unidad };
    case 'sucursal':
      return { nombre };
  }
}
