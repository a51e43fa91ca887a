import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { routes } from '../../../../shared/api/routes';
import type { Usuario, UsuarioNew, UsuarioPatch } from '../../../../shared/api/usuarios';
import type { ApiFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { useSameKey } from '../parts/useSameKey';

/** What can be done to the people: somebody new, or a change of somebody. */
export type UsuarioWish =
  { kind: 'create'; body: UsuarioNew } | { kind: 'change'; id: number; body: UsuarioPatch };

/** Creates or changes a person, and loads the list again. */
export function useUsuarioChange(): UseMutationResult<Usuario, ApiFailure, UsuarioWish> {
  const { api } = useCampana();
  const queryClient = useQueryClient();
  const withKey = useSameKey();
  return useMutation<Usuario, ApiFailure, UsuarioWish>({
    mutationFn: (wish) =>
      withKey(wish, (key) =>
        wish.kind === 'create'
          ? api.call(routes.createUsuario, { body: wish.body }, { key })
          : api.call(routes.changeUsuario, { params: { id: wish.id }, body: wish.body }, { key }),
      ),
    onSuccess: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.includes(routes.listUsuarios.path),
      }),
  });
}
