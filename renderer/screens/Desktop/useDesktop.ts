import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampanaBridge, IpcResult } from '../../../shared/ipc';
import { reportError } from '../../platform/report';

/** What is known about this computer; see `desktop:status`. */
export type DesktopStatus = IpcResult<'desktop:status'>;

type Outcome = { ok: true } | { ok: false; mensaje: string };

/** This computer's status, kept up to date, and a way to do something about it. */
export function useDesktop(bridge: CampanaBridge) {
  const { t } = useTranslation('desktop');
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const status = useQuery({
    queryKey: ['desktop'],
    queryFn: () => bridge.desktopStatus(),
    staleTime: 0,
  });
  const refresh = useCallback(
    () => void client.invalidateQueries({ queryKey: ['desktop'] }),
    [client],
  );
  useEffect(() => bridge.onDesktopChanged(refresh), [bridge, refresh]);

  /** Does it, shows why it failed, and looks again at how things are. */
  const run = useCallback(
    async (work: () => Promise<Outcome | undefined>): Promise<boolean> => {
      setBusy(true);
      setFailure(null);
      try {
        const outcome = await work();
        if (outcome?.ok === false) setFailure(outcome.mensaje);
        return outcome?.ok !== false;
      } catch (error) {
        // The desktop refused the call, or its answer was lost.
        reportError(error);
        setFailure(t('failed'));
        return false;
      } finally {
        setBusy(false);
        refresh();
      }
    },
    [refresh, t],
  );
  return { status: status.data, failure, busy, run };
}
