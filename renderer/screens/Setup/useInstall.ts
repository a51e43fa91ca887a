import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { Install } from '../../../shared/api/instalacion';
import { routes } from '../../../shared/api/routes';
import type { ApiFailure } from '../../api/failure';
import { useCampana } from '../../app/context';

/** A demo draws its pictures first; on a small computer that takes a while. */
const patienceMs = 90_000;

/** Sets the server up; a person's own restaurant is signed in at once, with the password they just chose. */
export function useInstall(onDone: () => void): UseMutationResult<unknown, ApiFailure, Install> {
  const { api, session } = useCampana();
  return useMutation<unknown, ApiFailure, Install>({
    mutationFn: async (body) => {
      const { usuario } = await api.call(routes.install, { body }, { timeoutMs: patienceMs });
      if (body.modo === 'propio') {
        // Signing in can be repeated by hand; the set-up cannot.
        await session.login(usuario, body.admin.password).catch(() => undefined);
      }
    },
    onSuccess: onDone,
  });
}
