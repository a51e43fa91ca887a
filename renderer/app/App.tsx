import { Suspense } from 'react';
import { HashRouter, Navigate, Route, Routes } from 'react-router';
import { LoadingState } from '../components/StateMessage';
import { LoginScreen } from '../screens/Login/LoginScreen';
import { AppTheme } from './AppTheme';
import { FirstRun } from './FirstRun';
import { useApp } from './hooks';
import { PairingGate } from './PairingGate';
import { StartScreen } from './StartScreen';
import { homeOf, screensFor } from './screens';
import { AppShell } from './shell/AppShell';

/** Every page of the app. Routes live in the hash: they work under `app://` and under any http path. */
export function App() {
  return (
    <HashRouter>
      <AppTheme>
        <Pages />
      </AppTheme>
    </HashRouter>
  );
}

function Pages() {
  const sessionStatus = useApp((state) => state.sessionStatus);
  const usuario = useApp((state) => state.usuario);
  if (sessionStatus === 'starting' || sessionStatus === 'unreachable') return <StartScreen />;
  if (usuario === null) {
    return (
      <FirstRun>
        <PairingGate>
          <Routes>
            <Route path="/login" element={<LoginScreen />} />
            <Route path="*" element={<Navigate to="/login" replace />} />
          </Routes>
        </PairingGate>
      </FirstRun>
    );
  }
  return (
    <Routes>
      <Route element={<AppShell usuario={usuario} />}>
        {screensFor(usuario.rol).map(({ path, Component }) => (
          <Route
            key={path}
            path={path}
            element={
              <Suspense fallback={<LoadingState />}>
                <Component />
              </Suspense>
            }
          />
        ))}
      </Route>
      <Route path="*" element={<Navigate to={homeOf(usuario.rol)} replace />} />
    </Routes>
  );
}
