import { Alert, Box, Button, CircularProgress } from '@mui/material';
import ReadIcon from '@mui/icons-material/DoneAllOutlined';
import { memo, useEffect, useId, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertaRow } from '../../../stores/alertasSlice';
import { useKitchen } from '../kitchen/context';
import { type } from '../sizes';
import { isStrayTap, settle } from '../taps/useSettling';
import { AlertText, alertColors } from './AlertText';
import { useAcknowledge } from './useAcknowledge';

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
  const { t } = useTranslation('cocina');
  const kitchen = useKitchen();
  const titleId = useId();
  const messageId = useId();
  const { acknowledge, busy, failed } = useAcknowledge(alerta.id);
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
          ...alertColors[alerta.prioridad],
          ...(central ? middle : band),
        }}
      >
        <AlertText alerta={alerta} central={central} titleId={titleId} messageId={messageId}>
          {alerta.queued === true || failed ? (
            <Unconfirmed queued={alerta.queued === true} />
          ) : null}
        </AlertText>
        <ReadButton central={central} titleId={titleId} busy={busy} onRead={acknowledge} />
        {central && alerta.queued === true ? (
          <Button
            variant="outlined"
            color="inherit"
            sx={{ fontSize: type.note }}
            onClick={() => {
              kitchen.setAlertAside(alerta.id);
            }}
          >
            {t('alerts.aside')}
          </Button>
        ) : null}
      </Box>
    </Box>
  );
});

/** The server does not know that it was read: it may come to know, or it refused. */
function Unconfirmed({ queued }: { queued: boolean }) {
  const { t } = useTranslation('cocina');
  return (
    <Alert
      severity={queued ? 'warning' : 'error'}
      variant="standard"
      role="alert"
      sx={{ fontSize: type.small }}
    >
      {t(queued ? 'alerts.queued' : 'alerts.failed')}
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
        ...(central ? { minHeight: 88 } : { px: 1.5, width: 'clamp(140px, 9vw, 320px)' }),
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
