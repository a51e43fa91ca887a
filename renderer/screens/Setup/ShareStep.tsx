import { Alert, Button, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CampanaBridge } from '../../../shared/ipc';
import { SharePart } from '../Connect/SharePart';
import { useDesktop } from '../Desktop/useDesktop';
import '../../i18n/later';

/** The end of the wizard on a computer that is a server: other screens may join. */
export function ShareStep({
  bridge,
  onDone,
}: {
  bridge: CampanaBridge;
  onDone: () => Promise<void>;
}) {
  const { t } = useTranslation('pairing');
  const { status, failure, busy, run } = useDesktop(bridge);
  const enter = useMutation({ mutationFn: onDone });
  return (
    <Stack sx={{ gap: 2 }}>
      <Typography>{t('connect.wizardText')}</Typography>
      {failure === null ? null : <Alert severity="error">{failure}</Alert>}
      {status === undefined ? null : <SharePart {...{ bridge, status, busy, run }} />}
      <Button
        variant="contained"
        sx={{ alignSelf: 'flex-start' }}
        disabled={busy}
        loading={enter.isPending}
        onClick={() => {
          enter.mutate();
        }}
      >
        {t('connect.continue')}
      </Button>
    </Stack>
  );
}
