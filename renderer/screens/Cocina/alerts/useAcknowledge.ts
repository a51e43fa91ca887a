import { useState } from 'react';
import { useBusy, usePerform } from '../../../app/hooks';

/** Marks an alert as read. It stays on the screen when that fails, and `failed` says so beside it. */
export function useAcknowledge(id: number): {
  acknowledge: () => void;
  busy: boolean;
  failed: boolean;
} {
  const perform = usePerform();
  const busy = useBusy('readAlerta', { id });
  const [failed, setFailed] = useState(false);
  return {
    busy,
    failed,
    acknowledge() {
      setFailed(false);
      void perform('readAlerta', { id }, { quiet: true }).then(({ ok }) => {
        setFailed(!ok);
      });
    },
  };
}
