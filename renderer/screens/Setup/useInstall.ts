import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { Install } from '../../../shared/api/instalacion';
import { routes } from '../../../shared/api/routes';
import type { ApiFailure } from '../../api/failure';
import { useCampana } from '../../app/context';

/** A demo draws its pictures first; on a small computer that takes a while. */
const patienceMs = 90_000;

/** Who can sign in at a new server, with the password they just chose. */
export interface FirstPerson {
  usuario: string;
  password: string;
}

/** Sets the server up. `onDone` is told who can sign in; for the demo, whose people are known, nobody's password. */
export function useInstall(
  onDone: (person: FirstPerson) => void | Promise<void>,
): UseMutationResult<FirstPerson, ApiFailure, Install> {
  const { api } = useCampana();
  return useMutation<FirstPerson, ApiFailure, Install>({
    mutationFn: async (body) => {
      const { usuario } = await api.call(routes.install, { body }, { timeoutMs: patienceMs });
      return { usuario, password: body.modo === 'propio' ? body.admin.password : '' };
    },
    onSuccess: (person) => onDone(person),
  });
}
