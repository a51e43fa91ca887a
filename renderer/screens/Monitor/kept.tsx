import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';

const KeptContext = createContext<Map<string, unknown> | null>(null);

/** Remembers what the tabs below it were set to, while the monitor is open. */
export function KeptProvider({ children }: { children: ReactNode }) {
  const kept = useMemo(() => new Map<string, unknown>(), []);
  return <KeptContext value={kept}>{children}</KeptContext>;
}

/**
 * `useState` that outlives the tab: who looks at the statistics for a moment finds the filters of the
 * events as they left them. `name` must be unique and always hold the same type.
 */
export function useKept<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const kept = use(KeptContext);
  if (kept === null) throw new Error('KeptProvider is missing above this component.');
  // Only this hook writes the map, and each name holds one type.
  const [value, setValue] = useState<Value>(() =>
    kept.has(name) ? (kept.get(name) as Value) : initial,
  );
  const change = useCallback(
    (next: Value) => {
      kept.set(name, next);
      setValue(next);
    },
    [kept, name],
  );
  return [value, change];
}
