import { Box, Typography } from '@mui/material';
import AlertIcon from '@mui/icons-material/NotificationsActiveOutlined';
import CancelledIcon from '@mui/icons-material/BlockOutlined';
import LateIcon from '@mui/icons-material/LocalFireDepartmentOutlined';
import OnTimeIcon from '@mui/icons-material/ScheduleOutlined';
import SlowIcon from '@mui/icons-material/HourglassBottomOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { OriginIcon } from '../../../components/OriginChip';
import { selectSucursal } from '../../../stores/catalogSlice';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { type } from '../sizes';
import type { AgeLevel } from './age';
import type { CardStatus } from './cards';

const levels = {
  fine: {
    icon: <OnTimeIcon fontSize="inherit" />,
    bgcolor: 'background.default',
    color: 'text.primary',
  },
  amber: {
    icon: <SlowIcon fontSize="inherit" />,
    bgcolor: 'warning.main',
    color: 'warning.contrastText',
  },
  red: {
    icon: <LateIcon fontSize="inherit" />,
    bgcolor: 'error.main',
    color: 'error.contrastText',
  },
} as const;

interface CardHeaderProps {
  titleId: string;
  pedido: PedidoRow;
  status: CardStatus;
  level: AgeLevel;
  minutes: number;
  fresh: boolean;
  recalled: boolean;
  alerted: boolean;
}

/** The head of a card: number, minutes and what they mean, where the order came from, for whom. */
export function CardHeader(props: CardHeaderProps) {
  const { titleId, pedido, status, level, minutes, fresh, recalled, alerted } = props;
  const { t } = useTranslation(['cocina', 'common']);
  const lost = status !== 'cooking';
  const look = lost ? levels.fine : levels[level];
  const allBranches = useApp((state) => state.usuario?.sucursal_id === null);
  const sucursal = useApp(selectSucursal(pedido.sucursal_id));
  const origin = pedido.subtipo ?? 'unknown';
  return (
    <Box
      sx={{
        px: 1.5,
        py: 0.75,
        bgcolor: look.bgcolor,
        color: look.color,
        borderRadius: '8px 8px 0 0',
      }}
    >
      <Box
        sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'flex-end' }}
      >
        <Typography
          id={titleId}
          component="h3"
          sx={{
            fontSize: type.number,
            fontWeight: 800,
            lineHeight: 1,
            whiteSpace: 'nowrap',
            textDecoration: lost ? 'line-through' : 'none',
          }}
        >
          <Box
            component="span"
            sx={{ display: 'block', fontSize: type.small, fontWeight: 650, lineHeight: 1 }}
          >
            {t('card.pedido')}{' '}
          </Box>
          {t('card.number', { id: pedido.id })}
        </Typography>
        <Box sx={{ textAlign: 'right', lineHeight: 1.1 }}>
          <Box sx={{ fontSize: type.minutes, fontWeight: 800, whiteSpace: 'nowrap' }}>
            {t('card.minutes', { count: minutes })}
          </Box>
          {lost ? null : (
            <Box
              sx={{
                display: 'flex',
                alignItems: 'center',
                justifyContent: 'flex-end',
                gap: 0.5,
                fontSize: type.small,
                fontWeight: 650,
              }}
            >
              {look.icon}
              {t(`age.${level}`)}
            </Box>
          )}
        </Box>
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          rowGap: 0.25,
          alignItems: 'center',
          fontSize: type.small,
        }}
      >
        <Tag icon={<OriginIcon subtipo={pedido.subtipo} />}>{t(`common:origin.${origin}`)}</Tag>
        {pedido.cliente === null ? null : <Box component="span">{pedido.cliente}</Box>}
        {allBranches && sucursal !== undefined ? (
          <Box component="span">{sucursal.nombre}</Box>
        ) : null}
        {fresh && !lost ? <Badge>{t('card.fresh')}</Badge> : null}
        {recalled && !lost ? <Badge>{t('card.recalled')}</Badge> : null}
        {alerted && !lost ? <Tag icon={<AlertIcon />}>{t('card.alerted')}</Tag> : null}
      </Box>
      {lost ? (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            color: 'error.main',
            fontWeight: 800,
            fontSize: type.item,
            lineHeight: 1.15,
          }}
        >
          <CancelledIcon fontSize="inherit" />
          {t(status === 'cancelled' ? 'card.cancelled' : 'card.withdrawn')}
        </Box>
      ) : null}
    </Box>
  );
}

function Tag({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, fontWeight: 650 }}
    >
      {icon}
      {children}
    </Box>
  );
}

function Badge({ children }: { children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{
        px: 1,
        borderRadius: 1,
        fontWeight: 800,
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
      }}
    >
      {children}
    </Box>
  );
}
