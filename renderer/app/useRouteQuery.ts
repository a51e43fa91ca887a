import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Route, RouteReply } from '../../shared/api/route';
import type { ApiFailure } from '../api/failure';
import type { CallInput } from '../api/request';
import { useCampana } from './context';
import { useApp } from './hooks';

/**
 * Fetches a list when a component shows it (history, stored events, statistics); what is live comes from
 * the store instead. Answers are kept per person, and the last page stays while the next one loads.
 */
export function useRouteQuery<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: { enabled?: boolean; refetchMs?: number } = {},
): UseQueryResult<RouteReply<R>, ApiFailure> {
  const { api } = useCampana();
  const userId = useApp((state) => state.usuario?.id ?? null);
  return useQuery<RouteReply<R>, ApiFailure>({
    queryKey: ['route', userId, route.path, input],
    queryFn: ({ signal }) => api.call(route, input, { signal }),
    placeholderData: (previous) => previous,
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchMs ?? false,
  });
}
