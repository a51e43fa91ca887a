import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCampana } from '../../../app/context';
import type { ApiFailure } from '../../../api/failure';

/** Files stay in memory this long after they were shown, in ms. */
const keptMs = 5 * 60_000;

/** The file of a message, or its small picture. It needs the session, so it is fetched, not linked. */
export function useMessageFile(
  id: number,
  { small, enabled }: { small: boolean; enabled: boolean },
): UseQueryResult<Blob, ApiFailure> {
  const { api } = useCampana();
  return useQuery<Blob, ApiFailure>({
    queryKey: ['messageFile', id, small],
    queryFn: ({ signal }) => api.messageFile(id, { small }, { signal }),
    gcTime: keptMs,
    staleTime: Infinity,
    enabled,
  });
}
