import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Alert,
  Stack,
  Typography,
} from '@mui/material';
import ExpandIcon from '@mui/icons-material/ExpandMore';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampanaBridge } from '../../../shared/ipc';

// No browser needs it, and in the desktop app few people do.
const ServerForm = lazy(() =>
  import('./ServerForm').then((part) => ({ default: part.ServerForm })),
);

/** In the desktop app: which server this window talks to. A browser talks to where it came from. */
export function ServerSettings() {
  const bridge = window.campana;
  return bridge === undefined ? null : <ServerPanel bridge={bridge} />;
}

function ServerPanel({ bridge }: { bridge: CampanaBridge }) {
  const { t } = useTranslation('login');
  const info = useQuery({ queryKey: ['appInfo'], queryFn: () => bridge.appInfo() });
  const { refetch } = info;
  useEffect(() => bridge.onDesktopChanged(() => void refetch()), [bridge, refetch]);
  // A window that is locked to its display stays with its server.
  if (info.data === undefined || info.data.kiosk) return null;
  const { serverUrl, serverFixed, serverRefusal, hosting } = info.data;
  return (
    <Accordion
      variant="outlined"
      disableGutters
      key={serverRefusal}
      defaultExpanded={serverUrl === null || serverRefusal !== null}
      // Searching the network begins when somebody asks for it.
      slotProps={{ transition: { unmountOnExit: true } }}
    >
      <AccordionSummary expandIcon={<ExpandIcon />}>
        <Typography component="span">{t('server.title')}</Typography>
      </AccordionSummary>
      <AccordionDetails>
        <Stack sx={{ gap: 2 }}>
          <Typography color="text.secondary">{serverUrl ?? t('server.none')}</Typography>
          {serverRefusal === null ? null : <Alert severity="error">{serverRefusal}</Alert>}
          {hosting ? <Typography>{t('server.hosting')}</Typography> : null}
          {serverFixed ? (
            <Typography>{t('server.fixed')}</Typography>
          ) : (
            <Suspense fallback={null}>
              <ServerForm bridge={bridge} serverUrl={serverUrl ?? ''} />
            </Suspense>
          )}
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}
