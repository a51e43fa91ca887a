import {
  useMutation,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Dispositivo } from '../../../../shared/api/dispositivos';
import { routes } from '../../../../shared/api/routes';
import type { RouteReply } from '../../../../shared/api/route';
import type { ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useEvent } from '../../../app/hooks';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { useSameKey } from '../parts/useSameKey';

/** The screens of other computers; a request is in it at once. */
export function useDispositivos(): UseQueryResult<
  RouteReply<typeof routes.listDispositivos>,
  ApiFailure
> {
  const query = useRouteQuery(routes.listDispositivos, {});
  useEvent('dispositivo_actualizado', () => void query.refetch());
  return query;
}

/** Whether a request can be answered: before the screen showed its secret there is no number to compare. */
export function asks(device: Dispositivo): device is Dispositivo & { numero: string } {
  return device.estado === 'pendiente' && device.numero !== null;
}

/** What an administrator does about a screen. */
export type DispositivoWish =
  | { kind: 'approve'; id: number; numero: string }
  | { kind: 'refuse'; id: number }
  | { kind: 'revoke'; id: number };

/** Approves, refuses or shuts out a screen, and loads the list again. */
export function useDispositivoChange(): UseMutationResult<
  Dispositivo,
  ApiFailure,
  DispositivoWish
> {
  const { api } = useCampana();
  const client = useQueryClient();
  const withKey = useSameKey();
  return useMutation<Dispositivo, ApiFailure, DispositivoWish>({
    mutationFn: (wish) =>
      withKey(wish, (key) => {
        const params = { id: wish.id };
        switch (wish.kind) {
          case 'approve':
            return api.call(
              routes.approveDispositivo,
              { params, body: { numero: wish.numero } },
              { key },
            );
          case 'refuse':
            return api.call(routes.refuseDispositivo, { params }, { key });
          case 'revoke':
            return api.call(routes.revokeDispositivo, { params }, { key });
        }
      }),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.includes(routes.listDispositivos.path),
      }),
  });
}
