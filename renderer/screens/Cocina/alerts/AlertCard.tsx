import { Alert, Box, Button, CircularProgress, Typography } from '@mui/material';
import HighIcon from '@mui/icons-material/PriorityHighOutlined';
import NormalIcon from '@mui/icons-material/NotificationsNoneOutlined';
import ReadIcon from '@mui/icons-material/DoneAllOutlined';
import UrgentIcon from '@mui/icons-material/ReportOutlined';
import { memo, useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { AgeText } from '../../../components/AgeText';
import type { AlertaRow } from '../../../stores/alertasSlice';
import { type } from '../sizes';
import { isStrayTap, settle } from '../taps/useSettling';
import { useAcknowledge } from './useAcknowledge';

const looks = {
  normal: {
    Icon: NormalIcon,
    bgcolor: 'background.default',
    color: 'text.primary',
    borderColor: 'primary.main',
  },
  alta: {
    Icon: HighIcon,
    bgcolor: 'warning.main',
    color: 'warning.contrastText',
    borderColor: 'warning.main',
  },
  urgente: {
    Icon: UrgentIcon,
    bgcolor: 'error.main',
    color: 'error.contrastText',
    borderColor: 'error.main',
  },
} as const;

/** Beside each other, to leave the height to the orders below. */
const band = {
  height: '100%',
  alignItems: 'stretch',
  gap: 1.25,
  p: 1,
  pl: 1.25,
} as const;

/** Fixed in the middle, above everything else on the page; the edges of the board stay in use. */
const middle = {
  position: 'fixed',
  zIndex: 'tooltip',
  top: '50%',
  left: '50%',
  transform: 'translate(-50%, -50%)',
  width: 'min(92vw, max(46vw, 640px))',
  maxHeight: '80vh',
  overflowY: 'auto',
  flexDirection: 'column',
  gap: 2.5,
  boxShadow: '0 0 0 100vmax rgb(0 0 0 / 0.4), 0 24px 80px rgb(0 0 0 / 0.8)',
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
  const titleId = useId();
  const messageId = useId();
  const { acknowledge, busy, failed } = useAcknowledge(alerta.id);
  const { Icon: _Icon, ...colors } = looks[alerta.prioridad];
  return (
    <Box component="li" sx={{ display: central ? 'contents' : 'block' }}>
      <Box
        role={central ? 'alertdialog' : 'article'}
        aria-labelledby={titleId}
        {...(central ? { 'aria-describedby': messageId } : {})}
        data-alert={alerta.id}
        data-place={`alert:${alerta.id}`}
        sx={{
          display: 'flex',
          border: 3,
          borderRadius: 2,
          ...colors,
          ...(central ? middle : band),
        }}
      >
        <AlertText alerta={alerta} central={central} titleId={titleId} messageId={messageId}>
          {failed ? <FailedNote /> : null}
        </AlertText>
        <ReadButton central={central} titleId={titleId} busy={busy} onRead={acknowledge} />
      </Box>
    </Box>
  );
});

function AlertText({
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
  const { Icon } = looks[alerta.prioridad];
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

function FailedNote() {
  const { t } = useTranslation('cocina');
  return (
    <Alert severity="error" variant="standard" role="alert">
      {t('alerts.failed')}
    </Alert>
  );
}

function ReadButton({
  central,
  titleId,
  busy,
  onRead,
}: {
  central: boolean;
  titleId: string;
  busy: boolean;
  onRead: () => void;
}) {
  const { t } = useTranslation('cocina');
  const ref = useRef<HTMLButtonElement>(null);
  useCentralFocus(central, ref);
  return (
    <Button
      ref={ref}
      variant="contained"
      aria-describedby={titleId}
      aria-busy={busy}
      startIcon={busy ? <CircularProgress size={24} color="inherit" /> : <ReadIcon />}
      sx={{
        flexShrink: 0,
        fontSize: central ? type.item : type.note,
        lineHeight: 1.15,
        ...(central ? { minHeight: 88 } : { px: 1.5, width: 'clamp(150px, 11vw, 360px)' }),
        bgcolor: 'text.primary',
        color: 'background.default',
        '&:hover': { bgcolor: 'text.secondary' },
      }}
      onClick={({ detail }) => {
        if (!isStrayTap(detail)) onRead();
      }}
    >
      {t('alerts.read')}
    </Button>
  );
}

/** The alert in the middle takes the focus, and gives it back to whatever had it. */
function useCentralFocus(central: boolean, ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!central) return undefined;
    const before = document.activeElement;
    // It may open right under a finger that was on its way to something else.
    settle(ref.current);
    ref.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, [central, ref]);
}
