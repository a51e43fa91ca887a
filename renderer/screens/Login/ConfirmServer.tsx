import { Alert, Button, Stack } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { Fingerprint } from '../../components/Fingerprint';
import '../../i18n/later';

/** Two people compare: one here, one at the server. Only then its authority is trusted. */
export function ConfirmServer({
  mensaje,
  huella,
  busy,
  onSame,
  onOther,
}: {
  mensaje: string;
  huella: string;
  busy: boolean;
  onSame: () => void;
  onOther: () => void;
}) {
  const { t } = useTranslation('pairing');
  return (
    <Stack sx={{ gap: 2 }}>
      <Alert severity="warning">{mensaje}</Alert>
      <Fingerprint value={huella} />
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
        <Button onClick={onOther}>{t('confirm.other')}</Button>
        <Button variant="contained" loading={busy} onClick={onSame}>
          {t('confirm.same')}
        </Button>
      </Stack>
    </Stack>
  );
}
