import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useRefusal } from '../../../app/useRefusal';
import { inGroups } from '../../../components/pairingNumber';
import { asks, useDispositivoChange, useDispositivos } from './useDispositivos';
import '../../../i18n/later';

/** The screens that ask to be approved, each with the number it shows itself. */
export function DeviceRequests() {
  const { t } = useTranslation('pairing');
  const notify = useApp((state) => state.notify);
  const query = useDispositivos();
  const change = useDispositivoChange();
  const refusal = useRefusal(change.error, []);
  const answer = (wish: Parameters<typeof change.mutate>[0], text: string) => {
    change.mutate(wish, {
      onSuccess: () => {
        notify({ severity: 'success', text });
      },
    });
  };
  return (
    <>
      {refusal.general === null ? null : <Alert severity="error">{refusal.general}</Alert>}
      {(query.data?.datos ?? []).filter(asks).map(({ id, nombre: name, direccion, numero }) => (
        <Alert
          key={id}
          severity="warning"
          role="group"
          aria-label={t('devices.asks', { name })}
          sx={{
            alignItems: 'center',
            color: 'text.primary',
            bgcolor: (theme) => theme.campana.amberTint,
            flexShrink: 0,
          }}
          action={
            <Stack direction="row" sx={{ gap: 1 }}>
              <Button
                color="inherit"
                disabled={change.isPending}
                onClick={() => {
                  answer({ kind: 'refuse', id }, t('devices.refused', { name }));
                }}
              >
                {t('devices.refuse')}
              </Button>
              <Button
                variant="contained"
                loading={change.isPending}
                onClick={() => {
                  answer({ kind: 'approve', id, numero }, t('devices.approved', { name }));
                }}
              >
                {t('devices.approve')}
              </Button>
            </Stack>
          }
        >
          <Typography sx={{ fontWeight: 650 }}>{t('devices.asks', { name })}</Typography>
          {t('devices.from', { address: direccion })}{' '}
          <Box
            component="strong"
            sx={{ fontSize: '1.4rem', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
          >
            {inGroups(numero)}
          </Box>
        </Alert>
      ))}
    </>
  );
}
