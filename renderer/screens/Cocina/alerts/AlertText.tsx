import { Box, Typography } from '@mui/material';
import HighIcon from '@mui/icons-material/PriorityHighOutlined';
import NormalIcon from '@mui/icons-material/NotificationsNoneOutlined';
import UrgentIcon from '@mui/icons-material/ReportOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AgeText } from '../../../components/AgeText';
import type { AlertaRow } from '../../../stores/alertasSlice';
import { type } from '../sizes';

const icons = { normal: NormalIcon, alta: HighIcon, urgente: UrgentIcon } as const;

/** The colours of each priority; an icon and a word say the same. */
export const alertColors = {
  normal: { bgcolor: 'background.default', color: 'text.primary', borderColor: 'primary.main' },
  alta: { bgcolor: 'warning.main', color: 'warning.contrastText', borderColor: 'warning.main' },
  urgente: { bgcolor: 'error.main', color: 'error.contrastText', borderColor: 'error.main' },
} as const;

/** What an alert says: number, priority, message, about which order, from whom, how long ago. */
export function AlertText({
  alerta,
  central,
  titleId,
  messageId,
  children,
}: {
  alerta: AlertaRow;
  central: boolean;
  titleId: string;
  messageId: string;
  children: ReactNode;
}) {
  const { t } = useTranslation(['cocina', 'common']);
  const Icon = icons[alerta.prioridad];
  return (
    <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gap: central ? 2 : 0.5 }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          columnGap: 1,
          flexWrap: 'wrap',
          fontSize: type.note,
          fontWeight: 700,
        }}
      >
        <Icon fontSize={central ? 'large' : 'medium'} />
        <Typography id={titleId} component="h3" sx={{ fontSize: type.minutes, fontWeight: 800 }}>
          {t('common:labels.alerta', { id: alerta.id })}
        </Typography>
        <span>{t(`common:priority.${alerta.prioridad}`)}</span>
        {alerta.nivel > 0 ? <span>{t('alerts.escalated')}</span> : null}
      </Box>
      <Typography
        id={messageId}
        sx={{
          fontSize: central ? type.message : type.item,
          fontWeight: 800,
          lineHeight: 1.15,
          overflowWrap: 'anywhere',
        }}
      >
        {alerta.mensaje}
      </Typography>
      <Typography sx={{ fontSize: central ? type.item : type.note, fontWeight: 650 }}>
        {alerta.pedido_id === null
          ? t('alerts.noPedido')
          : t('common:labels.pedido', { id: alerta.pedido_id })}
        {alerta.usuario_envia_nombre === null
          ? null
          : ` · ${t('alerts.from', { name: alerta.usuario_envia_nombre })}`}
        {' · '}
        <Box component="span" aria-live="off" sx={{ whiteSpace: 'nowrap' }}>
          <AgeText since={alerta.fecha_envio} />
        </Box>
      </Typography>
      {children}
    </Box>
  );
}
