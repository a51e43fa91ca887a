import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { routes } from '../../../../shared/api/routes';
import type { ApiClient } from '../../../api/client';
import type { ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useApp } from '../../../app/hooks';
import type { CatalogItem, CatalogKind } from './kinds';

const pathOf: Record<CatalogKind, string> = {
  producto: routes.listProductos.path,
  insumo: routes.listInsumos.path,
  sucursal: routes.listSucursales.path,
};

/** Everything of a kind, the retired too. Another admin's change in the store loads it again. */
export function useCatalogList(kind: CatalogKind): UseQueryResult<CatalogItem[], ApiFailure> {
  const { api } = useCampana();
  const userId = useApp((state) => state.usuario?.id ?? null);
  // The store's list is replaced whenever an event says that the catalog changed.
  const version = useApp((state) =>
    kind === 'producto' ? state.productos : kind === 'insumo' ? state.insumos : state.sucursales,
  );
  return useQuery<CatalogItem[], ApiFailure>({
    queryKey: ['route', userId, pathOf[kind], version],
    queryFn: ({ signal }) => load(api, kind, signal),
    placeholderData: (previous) =>
      previous?.every((item) => item.kind === kind) === true ? previous : undefined,
  });
}

async function load(
  api: ApiClient,
  kind: CatalogKind,
  signal: AbortSignal,
): Promise<CatalogItem[]> {
  const query = { inactivos: true };
  switch (kind) {
    case 'producto': {
      const { datos } = await api.call(routes.listProductos, { query }, { signal });
      return datos.map((item) => ({ kind, ...item }));
    }
    case 'insumo': {
      const { datos } = await api.call(routes.listInsumos, { query }, { signal });
      return datos.map((item) => ({ kind, ...item }));
    }
    case 'sucursal': {
      const { datos } = await api.call(routes.listSucursales, { query }, { signal });
      return datos.map((item) => ({ kind, ...item }));
    }
  }
}
