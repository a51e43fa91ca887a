import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Health } from '../../shared/api/health';
import { routes } from '../../shared/api/routes';
import { LoadingState } from '../components/StateMessage';
import { useCampana } from './context';

// Needed once in the life of a restaurant.
const SetupScreen = lazy(() =>
  import('../screens/Setup/SetupScreen').then((part) => ({ default: part.SetupScreen })),
);

/** Instead of a login nobody could pass: the wizard, where the server says that it was never set up. */
export function FirstRun({ children }: { children: ReactNode }) {
  const { api } = useCampana();
  const queryClient = useQueryClient();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.call(routes.health, {}, { signal }),
  });
  // Once begun it stays until its end, though the server is set up before that.
  const [begun, setBegun] = useState(false);
  const pending = health.data?.configurar === true;
  if (pending && !begun) setBegun(true);
  if (!pending && !begun) return children;
  return (
    <Suspense fallback={<LoadingState />}>
      <SetupScreen
        onDone={() => {
          // Known at once: signing in takes this page away, and whoever signs out again is at the login.
          queryClient.setQueryData<Health>(['health'], (known) => {
            if (known === undefined) return known;
            const { configurar: _done, ...others } = known;
            return others;
          });
          void queryClient.invalidateQueries({ queryKey: ['health'] });
          setBegun(false);
        }}
      />
    </Suspense>
  );
}
