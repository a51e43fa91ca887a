import { useQuery } from '@tanstack/react-query';
import { routes } from '../../../../shared/api/routes';
import { toFailure, type ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useApp } from '../../../app/hooks';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { selectPedido } from '../../../stores/pedidosSlice';

/** An order with all that is known of it; `failure` says why that is not everything. */
export interface PedidoInFull {
  pedido: PedidoRow | undefined;
  failure: ApiFailure | null;
  retry: () => void;
}

/**
 * An order from the store, completed where it is thin: what came with an event has no phone and no
 * prices. The answer goes into the store, so every other place has it as well.
 */
export function usePedidoInFull(id: number): PedidoInFull {
  const { api, store, realtime } = useCampana();
  const pedido = useApp(selectPedido(id));
  // Events do not say who approved either.
  const thin =
    pedido?.detail !== 'full' || (pedido.fecha_aprobacion !== null && pedido.aprobado_por === null);
  const loading = useQuery<number, ApiFailure>({
    queryKey: ['pedidoInFull', id],
    enabled: thin,
    gcTime: 0,
    async queryFn({ signal }) {
      const asOf = realtime.lastId();
      const full = await api.call(routes.getPedido, { params: { id } }, { signal });
      store.getState().putPedido(full, asOf);
      return full.id;
    },
  });
  return {
    pedido,
    failure: thin && loading.isError ? toFailure(loading.error) : null,
    retry: () => void loading.refetch(),
  };
}
