import { AppBar, Box, Button, Stack, Toolbar } from '@mui/material';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import type { SessionUser } from '../../../shared/api/auth';
import { Logo } from '../../components/Logo';
import { Notices } from '../../components/Notices';
import { ScreenErrorBoundary } from '../../components/ScreenErrorBoundary';
import { useCampana, useReport } from '../context';
import { screensFor } from '../screens';
import { AccountMenu } from './AccountMenu';
import { ConnectionBand } from './ConnectionBand';
import { ConnectionStatus } from './ConnectionStatus';
import { QueueMenu } from './QueueMenu';
import { SoundMenu } from './SoundMenu';
import { SoundPrompt } from './SoundPrompt';

/**
 * The frame around every screen. Bands appear at the foot, below the screen that scrolls: nothing above
 * them moves, so no button slips away under a finger.
 */
export function AppShell({ usuario }: { usuario: SessionUser }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const report = useReport();
  const { realtime } = useCampana();
  const entries = screensFor(usuario.rol);
  const current = entries.find(({ path }) => path === pathname);
  const title = current === undefined ? t('appName') : t(`nav.${current.name}`);

  useEffect(() => {
    document.title = `${title} · ${t('appName')}`;
  }, [title, t]);

  useEffect(() => {
    realtime.viewChanged();
  }, [pathname, realtime]);

  return (
    <Box sx={{ height: '100dvh', display: 'flex', flexDirection: 'column' }}>
      <AppBar position="static">
        <Toolbar variant="dense" sx={{ gap: 1, flexWrap: 'wrap', py: 0.5 }}>
          <Logo color="primary" fontSize="large" aria-hidden />
          <Stack component="nav" direction="row" aria-label={t('nav.label')} sx={{ gap: 0.5 }}>
            {entries.map(({ name, path }) => (
              <Button
                key={path}
                component={NavLink}
                to={path}
                color="inherit"
                sx={{
                  minHeight: 44,
                  px: 1.5,
                  '&.active': { bgcolor: (theme) => theme.campana.sunken, color: 'primary.main' },
                }}
              >
                {t(`nav.${name}`)}
              </Button>
            ))}
          </Stack>
          <Box sx={{ flex: 1 }} />
          <QueueMenu />
          <ConnectionStatus />
          <SoundMenu />
          <AccountMenu usuario={usuario} />
        </Toolbar>
      </AppBar>
      <Box component="main" sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <ScreenErrorBoundary key={pathname} onError={report}>
          <Outlet />
        </ScreenErrorBoundary>
      </Box>
      <Box sx={{ position: 'relative' }}>
        <Notices />
      </Box>
      <SoundPrompt />
      <ConnectionBand />
    </Box>
  );
}
