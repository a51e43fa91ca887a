import { Alert, FormControlLabel, Stack, Switch, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../shared/api/routes';
import { useCampana } from '../../app/context';
import type { PartProps } from '../Desktop/DesktopParts';
import { ConnectPanel } from './ConnectPanel';
import '../../i18n/later';

/** On the computer of the server: opens it to other screens, and shows how they join. */
export function SharePart({ bridge, status, busy, run }: PartProps) {
  const { t } = useTranslation('pairing');
  const { api } = useCampana();
  const { compartido } = status;
  const connection = useQuery({
    queryKey: ['localConnection', compartido],
    queryFn: ({ signal }) => api.call(routes.localConnection, {}, { signal }),
    enabled: compartido && !busy,
    refetchInterval: 3_000,
    staleTime: 0,
  });
  const waiting = connection.data?.pendientes ?? 0;
  return (
    <Stack sx={{ gap: 1.5 }}>
      <FormControlLabel
        control={
          <Switch
            checked={compartido}
            disabled={busy}
            onChange={(_event, on) => void run(() => bridge.shareServer(on))}
          />
        }
        label={t('connect.share')}
      />
      <Typography variant="body2" color="text.secondary">
        {t('connect.shareHelp')}
      </Typography>
      {waiting === 0 ? null : (
        <Alert severity="info">{t('connect.asks', { count: waiting })}</Alert>
      )}
      {compartido && connection.data !== undefined ? (
        <ConnectPanel connection={connection.data} />
      ) : null}
    </Stack>
  );
}
