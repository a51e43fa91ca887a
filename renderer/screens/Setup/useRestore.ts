import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { restoreStepOf, type RestoreProgress } from '../../../shared/api/restauracion';
import { routes } from '../../../shared/api/routes';
import type { ApiFailure } from '../../api/failure';
import { useCampana } from '../../app/context';

/** How often is asked how far it is, in milliseconds. */
const askEveryMs = 400;

const key = ['restore'];
const nothing: RestoreProgress = { estado: 'ninguna', porcentaje: 0, mensaje: null };

/** How far the restore on the server is, and the way to begin one. It goes on without this page. */
export function useRestore() {
  const { api } = useCampana();
  const client = useQueryClient();
  const { data: progress = nothing } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.call(routes.restoreProgress, {}, { signal }),
    // Nobody answers while the server changes over; what was known last still holds then.
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && restoreStepOf(data) !== null ? askEveryMs : false,
  });
  const begin = useMutation<RestoreProgress, ApiFailure, { ruta: string; code: string }>({
    mutationFn: ({ ruta, code }) =>
      api.call(routes.beginRestore, { body: { ruta, ...(code === '' ? {} : { codigo: code }) } }),
    onSuccess: (begun) => {
      client.setQueryData(key, begun);
    },
  });
  return { progress, step: restoreStepOf(progress), begin };
}
