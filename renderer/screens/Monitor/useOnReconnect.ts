import { useEffect, useRef } from 'react';
import { useApp } from '../../app/hooks';

/** Runs something each time the connection comes back; not when the component appears. */
export function useOnReconnect(run: () => void): void {
  const connected = useApp((state) => state.connection.kind === 'conectado');
  const before = useRef(connected);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (connected && !before.current) latest.current();
    before.current = connected;
  }, [connected]);
}
