import { Box } from '@mui/material';
import AnsweredIcon from '@mui/icons-material/DoneAllOutlined';
import CalmIcon from '@mui/icons-material/HourglassEmptyOutlined';
import SlowIcon from '@mui/icons-material/NotificationImportantOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../components/useNow';
import { useLabels } from '../../../components/useLabels';
import type { AlertaRow } from '../../../stores/alertasSlice';
import type { RefillRow } from '../../../stores/refillsSlice';
import { useFormat } from '../useFormat';
import { alertaStatus, refillStatus, type SentStatus } from './sentStatus';

const looks = {
  answered: { Icon: AnsweredIcon, color: 'success.main', fontWeight: 450 },
  calm: { Icon: CalmIcon, color: 'text.secondary', fontWeight: 450 },
  slow: { Icon: SlowIcon, color: 'warning.main', fontWeight: 650 },
  escalated: { Icon: SlowIcon, color: 'error.main', fontWeight: 650 },
} as const;

/** What became of an alert: `Leída por Rosa a las 12:03:22 (41 s)`. */
export function AlertaStatus({ alerta, named = false }: { alerta: AlertaRow; named?: boolean }) {
  const labels = useLabels();
  const status = alertaStatus(alerta, useNow());
  const text = useStatusText('alerta', status);
  return (
    <StatusLine status={status}>{named ? `${labels.alerta(alerta.id)}: ${text}` : text}</StatusLine>
  );
}

/** What became of a request: `Atendido por Rosa a las 12:03:22 (41 s)`. */
export function RefillStatus({ refill, named = false }: { refill: RefillRow; named?: boolean }) {
  const status = refillStatus(refill, useNow());
  const text = useStatusText('refill', status);
  return <StatusLine status={status}>{named ? `${refill.insumo}: ${text}` : text}</StatusLine>;
}

function StatusLine({ status, children }: { status: SentStatus; children: ReactNode }) {
  const look = looks[status.kind === 'answered' ? 'answered' : status.urgency];
  const { Icon, color, fontWeight } = look;
  return (
    <Box
      component="p"
      sx={{
        ...{ display: 'flex', alignItems: 'flex-start', gap: 0.75, m: 0, fontSize: 14 },
        ...{ color, fontWeight },
      }}
    >
      <Icon sx={{ fontSize: 18, mt: '1px' }} aria-hidden />
      <span>{children}</span>
    </Box>
  );
}

function useStatusText(of: 'alerta' | 'refill', status: SentStatus): string {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  if (status.kind === 'unanswered') {
    const age = format.age(status.since);
    return status.urgency === 'escalated'
      ? t('sent.escalated', { age })
      : t(`sent.${of}Open`, { age });
  }
  const time = format.time(status.at, 'clockSeconds');
  const took = format.duration(status.tookMs);
  return status.by === null
    ? t(`sent.${of}DoneUnnamed`, { time, took })
    : t(`sent.${of}Done`, { name: status.by, time, took });
}
