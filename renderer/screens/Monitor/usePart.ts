import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { useReport } from '../../app/context';
import { loadTab, type TabName } from './tabs';
import { useOnReconnect } from './useOnReconnect';

/** A part of the monitor on its way to the screen. */
export type Part =
  | { status: 'loading' }
  | { status: 'ready'; Component: ComponentType }
  | { status: 'failed'; retry: () => void };

const loaded = new Map<TabName, ComponentType>();

/**
 * Loads the code of a part when it is first opened. Unlike `React.lazy` it can try again: the first time
 * may fall into an outage, and then it tries by itself once the connection is back.
 */
export function usePart(name: TabName): Part {
  const report = useReport();
  const [failed, setFailed] = useState<TabName | null>(null);
  const [, setArrived] = useState<TabName | null>(null);
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => {
    setFailed(null);
    setTries((count) => count + 1);
  }, []);

  useEffect(() => {
    if (loaded.has(name)) return undefined;
    let wanted = true;
    loadTab[name]().then(
      (Component) => {
        loaded.set(name, Component);
        if (wanted) setArrived(name);
      },
      (error: unknown) => {
        report(error);
        if (wanted) setFailed(name);
      },
    );
    return () => {
      wanted = false;
    };
  }, [name, tries, report]);

  useOnReconnect(retry);

  const Component = loaded.get(name);
  if (Component !== undefined) return { status: 'ready', Component };
  return failed === name ? { status: 'failed', retry } : { status: 'loading' };
}
