import { Box, Typography } from '@mui/material';
import CalmIcon from '@mui/icons-material/NotificationsNoneOutlined';
import BellIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { selectOpenAlertas } from '../../../stores/alertasSlice';
import { selectBoardStatus, selectIsStale } from '../../../stores/connectionSlice';
import { useKitchenState } from '../kitchen/context';
import { type } from '../sizes';
import { settle, useSettling } from '../taps/useSettling';
import { AlertCard } from './AlertCard';
import { centralAlert } from './centralAlert';

/** Where every line counts: the title stands beside the alerts, and the orders below keep their buttons. */
const lowScreen = '@media (max-height: 800px) and (orientation: landscape)';

/**
 * The band of unread alerts: the most urgent first. The first urgent one leaves the band for the middle
 * of the screen; one at a time, the next follows when it was read.
 */
export function AlertsRegion() {
  const { t } = useTranslation('cocina');
  const alertas = useApp(selectOpenAlertas);
  const status = useApp(selectBoardStatus);
  const aside = useKitchenState((state) => state.aside);
  const urgentId = centralAlert(alertas, aside)?.id ?? null;

  const rootRef = useRef<HTMLElement>(null);
  useSettling(
    rootRef,
    useMemo(
      () =>
        alertas.map(({ id }) => ({
          key: `alert:${id}`,
          does: id === urgentId ? 'middle' : 'band',
        })),
      [alertas, urgentId],
    ),
  );
  const count = useRef(0);
  useLayoutEffect(() => {
    // A growing band pushes everything below it down.
    if (alertas.length > count.current) settle(rootRef.current?.nextElementSibling ?? null);
    count.current = alertas.length;
  }, [alertas]);

  return (
    <Box
      ref={rootRef}
      component="section"
      aria-labelledby="cocina-alerts"
      sx={{
        px: 1.5,
        py: 0.5,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: alertas.length > 0 ? 'background.paper' : 'background.default',
        ...(alertas.length > 0
          ? { [lowScreen]: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2 } }
          : {}),
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignContent: 'center',
          alignItems: 'center',
          columnGap: 1,
          minHeight: 36,
          // Beside the alerts: the number of unread ones goes under the title.
          ...(alertas.length > 0 ? { [lowScreen]: { maxWidth: '9rem' } } : {}),
        }}
      >
        {alertas.length > 0 ? <BellIcon color="error" /> : <CalmIcon color="disabled" />}
        <Typography id="cocina-alerts" variant="h3" component="h2">
          {t('alerts.title')}
        </Typography>
        {status === 'ready' ? <Summary count={alertas.length} /> : null}
      </Box>
      <Box
        component="ul"
        aria-live="assertive"
        aria-relevant="additions"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1,
          gridTemplateColumns:
            'repeat(auto-fill, minmax(min(100%, clamp(480px, 30vw, 900px)), 1fr))',
          maxHeight: '34vh',
          overflowY: 'auto',
        }}
      >
        {alertas.map((alerta) => (
          <AlertCard key={alerta.id} alerta={alerta} central={alerta.id === urgentId} />
        ))}
      </Box>
    </Box>
  );
}

/** How many there are; without a connection nobody can say that there are none. */
function Summary({ count }: { count: number }) {
  const { t } = useTranslation('cocina');
  const stale = useApp(selectIsStale);
  const unsure = stale && count === 0;
  return (
    <Typography color={unsure ? 'warning' : 'text.secondary'} sx={{ fontSize: type.small }}>
      {count > 0 ? t('alerts.count', { count }) : t(unsure ? 'alerts.unsure' : 'alerts.none')}
    </Typography>
  );
}
