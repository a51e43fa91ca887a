import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { routes } from '../../shared/api/routes';
import { LoadingState } from '../components/StateMessage';
import { useCampana } from './context';

// Needed once in the life of a screen.
const PairScreen = lazy(() =>
  import('../screens/Pair/PairScreen').then((part) => ({ default: part.PairScreen })),
);

/** Before the login: where the server says that this screen has to be approved, it asks for that first. */
export function PairingGate({ children }: { children: ReactNode }) {
  const { api } = useCampana();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.call(routes.health, {}, { signal }),
  });
  if (health.data?.emparejar !== true) return children;
  return (
    <Suspense fallback={<LoadingState />}>
      <PairScreen>{children}</PairScreen>
    </Suspense>
  );
}
