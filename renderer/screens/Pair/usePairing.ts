import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Pairing } from '../../../shared/api/dispositivos';
import { routes } from '../../../shared/api/routes';
import type { IpcResult } from '../../../shared/ipc';
import { toFailure } from '../../api/failure';
import { useCampana } from '../../app/context';

/** How often a screen that waits asks whether it was approved, in ms. */
const lookEveryMs = 2_000;

/** Under which key the state of this screen is kept; what was refused at the login asks for it anew. */
export const pairingKey = ['pairing'] as const;

/** How this screen stands with the server, kept up to date while it waits, and the way to ask. */
export function usePairing(): {
  pairing: Pairing | undefined;
  /** Whether the server could not be asked. */
  unreachable: boolean;
  ask: (nombre: string) => void;
  asking: boolean;
  /** Why asking was refused, in the server's words. */
  refusal: string | null;
} {
  const { api } = useCampana();
  const client = useQueryClient();
  const bridge = window.campana;
  const query = useQuery({
    queryKey: pairingKey,
    queryFn: async ({ signal }) =>
      bridge === undefined
        ? api.call(routes.pairing, {}, { signal })
        : pairingIn(await bridge.lookPairing()),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.estado === 'pendiente' || state.error !== null ? lookEveryMs : false,
  });
  const ask = useMutation({
    mutationFn: async (nombre: string) =>
      bridge === undefined
        ? api.call(routes.askToPair, { body: { nombre } })
        : pairingIn(await bridge.askPairing(nombre)),
    onSuccess: (pairing) => {
      client.setQueryData(pairingKey, pairing);
      // What shows the secret: only now administrators see the request.
      void query.refetch();
    },
  });
  return {
    pairing: query.data,
    unreachable: query.error !== null,
    ask: ask.mutate,
    asking: ask.isPending,
    refusal: ask.error === null ? null : toFailure(ask.error).mensaje,
  };
}

/** The desktop does not throw what it can say. */
function pairingIn(answer: IpcResult<'pairing:look'>): Pairing {
  if (!answer.ok) throw new Error(answer.mensaje);
  return answer.pairing;
}
