import { Alert, Box, Button, CircularProgress, Typography } from '@mui/material';
import HighIcon from '@mui/icons-material/PriorityHighOutlined';
import NormalIcon from '@mui/icons-material/NotificationsNoneOutlined';
import ReadIcon from '@mui/icons-material/DoneAllOutlined';
import UrgentIcon from '@mui/icons-material/ReportOutlined';
import { memo, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AgeText } from '../../../components/AgeText';
import type { AlertaRow } from '../../../stores/alertasSlice';
import { useKitchen } from '../kitchen/context';
import { type } from '../sizes';
import { useAcknowledge } from './useAcknowledge';

const looks = {
  normal: {
    Icon: NormalIcon,
    bgcolor: 'background.default',
    color: 'text.primary',
    border: 'primary.main',
  },
  alta: {
    Icon: HighIcon,
    bgcolor: 'warning.main',
    color: 'warning.contrastText',
    border: 'warning.main',
  },
  urgente: {
    Icon: UrgentIcon,
    bgcolor: 'error.main',
    color: 'error.contrastText',
    border: 'error.main',
  },
} as const;

/** Fixed in the middle, above everything else on the page, without hiding the edges of the board. */
const middle = {
  position: 'fixed',
  zIndex: 'tooltip',
  top: '50%',
  left: '50%',
  transform: 'translate(-50%, -50%)',
  width: 'min(92vw, max(46vw, 640px))',
  maxHeight: '80vh',
  overflowY: 'auto',
  boxShadow: '0 0 0 100vmax rgb(0 0 0 / 0.45), 0 24px 80px rgb(0 0 0 / 0.8)',
  borderWidth: 6,
  p: 3,
} as const;

/** One unread alert, in the band or, `central`, in the middle of the screen. */
export const AlertCard = memo(function AlertCard({
  alerta,
  central,
}: {
  alerta: AlertaRow;
  central: boolean;
}) {
  const { t } = useTranslation(['cocina', 'common']);
  const kitchen = useKitchen();
  const titleId = useId();
  const messageId = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const { acknowledge, busy, failed } = useAcknowledge(alerta.id);
  const { Icon, bgcolor, color, border } = looks[alerta.prioridad];
  useCentralFocus(central, buttonRef);

  return (
    <Box component="li" sx={{ display: central ? 'contents' : 'block' }}>
      <Box
        role={central ? 'alertdialog' : 'article'}
        aria-labelledby={titleId}
        {...(central ? { 'aria-describedby': messageId } : {})}
        data-alert={alerta.id}
        sx={{
          display: 'flex',
          flexDirection: 'column',
          gap: central ? 2 : 0.75,
          p: 1.25,
          height: central ? 'auto' : '100%',
          border: 3,
          borderRadius: 2,
          borderColor: border,
          bgcolor,
          color,
          ...(central ? middle : {}),
        }}
      >
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            flexWrap: 'wrap',
            fontSize: type.note,
            fontWeight: 700,
          }}
        >
          <Icon fontSize="large" />
          <Typography id={titleId} component="h3" sx={{ fontSize: type.minutes, fontWeight: 800 }}>
            {t('common:labels.alerta', { id: alerta.id })}
          </Typography>
          <span>{t(`common:priority.${alerta.prioridad}`)}</span>
          {alerta.nivel > 0 ? <span>{t('alerts.escalated')}</span> : null}
          <Box component="span" aria-live="off" sx={{ ml: 'auto', whiteSpace: 'nowrap' }}>
            <AgeText since={alerta.fecha_envio} />
          </Box>
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
        </Typography>
        {failed ? (
          <Alert severity="error" variant="filled" role="alert">
            {t('alerts.failed')}
          </Alert>
        ) : null}
        <Button
          ref={buttonRef}
          fullWidth
          variant="contained"
          color="inherit"
          aria-describedby={titleId}
          aria-busy={busy}
          startIcon={busy ? <CircularProgress size={24} color="inherit" /> : <ReadIcon />}
          sx={{
            mt: 'auto',
            fontSize: type.item,
            minHeight: central ? 88 : 64,
            bgcolor: 'text.primary',
            color: 'background.default',
            '&:hover': { bgcolor: 'text.secondary' },
          }}
          onClick={({ detail }) => {
            if (kitchen.guard.accepts(detail)) acknowledge();
          }}
        >
          {t('alerts.read')}
        </Button>
      </Box>
    </Box>
  );
});

/** The alert in the middle takes the focus, and gives it back to whatever had it. */
function useCentralFocus(central: boolean, ref: { current: HTMLElement | null }): void {
  useEffect(() => {
    if (!central) return undefined;
    const before = document.activeElement;
    ref.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, [central, ref]);
}
