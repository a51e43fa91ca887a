import { Alert, Chip, Stack } from '@mui/material';
import OffIcon from '@mui/icons-material/CancelOutlined';
import OnIcon from '@mui/icons-material/CheckCircleOutlined';
import { useTranslation } from 'react-i18next';
import type { WhatsappStatus } from '../../../../shared/api/whatsapp/settings';

/** Whether this server is connected to WhatsApp, and what waits; never how it signs in. */
export function WhatsappConnection({ status }: { status: WhatsappStatus }) {
  const { t } = useTranslation('monitor');
  const { recibe, envia, simulador } = status;
  const counts = (
    ['por_procesar', 'no_procesados', 'sin_sucursal', 'envios_fallidos'] as const
  ).filter((name) => status[name] > 0);
  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <StateChip on={recibe} label={t(recibe ? 'whatsapp.receives' : 'whatsapp.receivesNot')} />
        <StateChip on={envia} label={t(envia ? 'whatsapp.sends' : 'whatsapp.sendsNot')} />
        {counts.map((name) => (
          <Chip
            key={name}
            color={name === 'por_procesar' ? 'default' : 'warning'}
            variant="outlined"
            label={t(`whatsapp.waiting.${name}`, { count: status[name] })}
          />
        ))}
      </Stack>
      {simulador ? <Alert severity="info">{t('whatsapp.simulator')}</Alert> : null}
      {recibe && envia ? null : <Alert severity="warning">{t('whatsapp.notConfigured')}</Alert>}
    </Stack>
  );
}

function StateChip({ on, label }: { on: boolean; label: string }) {
  return (
    <Chip
      icon={on ? <OnIcon /> : <OffIcon />}
      color={on ? 'success' : 'default'}
      variant="outlined"
      label={label}
    />
  );
}
