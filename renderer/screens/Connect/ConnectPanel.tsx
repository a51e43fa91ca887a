import { Alert, Box, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../shared/api/dispositivos';
import { Fingerprint } from '../../components/Fingerprint';
import '../../i18n/later';

// Only who connects a screen looks at it.
const QrCode = lazy(() => import('./QrCode').then((part) => ({ default: part.QrCode })));

/** How other screens join this server: address, QR code, the code to type, and the fingerprint to compare. */
export function ConnectPanel({ connection }: { connection: Connection }) {
  const { t } = useTranslation('pairing');
  const [chosen, setChosen] = useState(0);
  const { abierta, direcciones, huella, emparejar } = connection;
  const current = direcciones[chosen] ?? direcciones[0];
  if (!abierta) return <Alert severity="info">{t('connect.closed')}</Alert>;
  if (current === undefined) return <Alert severity="warning">{t('connect.noNetwork')}</Alert>;
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2.5, alignItems: 'flex-start' }}>
      <Suspense fallback={<Box sx={{ width: 208, height: 208, flexShrink: 0 }} />}>
        <QrCode text={current.qr} label={t('connect.qr', { url: current.url })} />
      </Suspense>
      <Stack sx={{ gap: 1.5, minWidth: 0 }}>
        <Typography variant="body2">{t('connect.browser')}</Typography>
        {direcciones.length === 1 ? (
          <Said label={t('connect.address')} text={current.url} />
        ) : (
          <TextField
            select
            size="small"
            label={t('connect.address')}
            value={chosen}
            onChange={({ target }) => {
              setChosen(Number(target.value));
            }}
          >
            {direcciones.map(({ url }, index) => (
              <MenuItem key={url} value={index}>
                {url}
              </MenuItem>
            ))}
          </TextField>
        )}
        <Typography variant="body2">{t('connect.desktop')}</Typography>
        {current.codigo === null ? null : <Said label={t('connect.code')} text={current.codigo} />}
        {huella === null ? null : <Fingerprint value={huella} />}
        {emparejar ? <Typography variant="body2">{t('connect.approve')}</Typography> : null}
      </Stack>
    </Stack>
  );
}

function Said({ label, text }: { label: string; text: string }) {
  return (
    <Box>
      <Typography variant="body2" color="text.secondary">
        {label}
      </Typography>
      <Box component="code" sx={{ fontSize: '1.1rem', fontWeight: 700, overflowWrap: 'anywhere' }}>
        {text}
      </Box>
    </Box>
  );
}
