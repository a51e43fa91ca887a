import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { whatsappRoutes } from '../../../../shared/api/routes/whatsapp';
import { toFailure, type ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useApp } from '../../../app/hooks';
import {
  selectConversacion,
  selectConversacionOf,
  type ConversacionRow,
  type Thread,
} from '../../../stores/conversacionesSlice';

/** A conversation with its messages; `failure` says why they are missing or may be out of date. */
export interface OpenThread {
  conversacion: ConversacionRow | undefined;
  thread: Thread | undefined;
  failure: ApiFailure | null;
  retry: () => void;
}

/**
 * A conversation as it is shown. News of it reach the store by themselves; what is asked for here is what
 * the store does not have, or had before an outage.
 */
export function useThread(id: number): OpenThread {
  const { api, store, realtime } = useCampana();
  const conversacion = useApp(selectConversacion(id));
  const thread = useApp((state) => state.threads.get(id));
  const wanted = thread === undefined || thread.stale;
  const loading = useQuery<number, ApiFailure>({
    queryKey: ['conversacion', id],
    enabled: wanted,
    gcTime: 0,
    async queryFn({ signal }) {
      const asOf = realtime.lastId();
      const detail = await api.call(whatsappRoutes.getConversacion, { params: { id } }, { signal });
      store.getState().putConversacion(detail, asOf);
      return id;
    },
  });
  return {
    conversacion,
    thread,
    failure: wanted && loading.isError ? toFailure(loading.error) : null,
    retry: () => void loading.refetch(),
  };
}

/** Tells the server that the messages were seen, once for each time there are unread ones. */
export function useMarkRead(conversacion: ConversacionRow | undefined): void {
  const { api, store, realtime } = useCampana();
  const connected = useApp((state) => state.connection.kind === 'conectado');
  const told = useRef('');
  const key = `${conversacion?.id ?? ''}:${conversacion?.fecha_actividad ?? ''}`;
  const unread = (conversacion?.sin_leer ?? 0) > 0;
  const id = conversacion?.id;
  useEffect(() => {
    if (id === undefined || !unread || !connected || told.current === key) return;
    told.current = key;
    const asOf = realtime.lastId();
    api.call(whatsappRoutes.readConversacion, { params: { id } }).then(
      (detail) => {
        store.getState().putConversacion(detail, asOf);
      },
      // They stay unread, which is no lie; the next message tries again.
      () => undefined,
    );
  }, [id, unread, connected, key, api, store, realtime]);
}

/** Whether an order has a conversation, and which. */
export interface OrderThread {
  status: 'loading' | 'none' | 'failed' | 'found';
  conversacion: ConversacionRow | undefined;
  retry: () => void;
}

/** The conversation in which an order was made; asked for where this screen does not know it. */
export function useConversacionOf(pedidoId: number | null): OrderThread {
  const { api, store, realtime } = useCampana();
  const conversacion = useApp(selectConversacionOf(pedidoId));
  const search = useQuery<number, ApiFailure>({
    queryKey: ['conversacionOf', pedidoId],
    enabled: pedidoId !== null && conversacion === undefined,
    gcTime: 60_000,
    async queryFn({ signal }) {
      const asOf = realtime.lastId();
      const query = { pedido_id: pedidoId ?? 0, limite: 1 };
      const { datos } = await api.call(whatsappRoutes.listConversaciones, { query }, { signal });
      store.getState().addConversaciones(datos, asOf);
      return datos.length;
    },
  });
  const status =
    conversacion !== undefined
      ? 'found'
      : pedidoId === null || search.isSuccess || toFailure(search.error).status === 404
        ? 'none'
        : search.isError
          ? 'failed'
          : 'loading';
  return { status, conversacion, retry: () => void search.refetch() };
}
