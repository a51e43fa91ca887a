import { lazy, Suspense } from 'react';
import { MemoryRouter } from 'react-router';
import type { CampanaBridge } from '../../shared/ipc';
import { LoadingState } from '../components/StateMessage';
import { AppTheme } from './AppTheme';

const StationStep = lazy(() =>
  import('../screens/Setup/StationStep').then((part) => ({ default: part.StationStep })),
);

/** What a newly installed desktop app shows: nothing is chosen yet, so there is no server to ask. */
export function Welcome({ bridge }: { bridge: CampanaBridge }) {
  return (
    // The look goes by the screen that is open, and there is none yet.
    <MemoryRouter>
      <AppTheme>
        <Suspense fallback={<LoadingState />}>
          <StationStep bridge={bridge} />
        </Suspense>
      </AppTheme>
    </MemoryRouter>
  );
}
