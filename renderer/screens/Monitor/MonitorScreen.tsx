import { Box, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useReport } from '../../app/context';
import { useApp } from '../../app/hooks';
import { ScreenErrorBoundary } from '../../components/ScreenErrorBoundary';
import { ErrorState, LoadingState } from '../../components/StateMessage';
import { KeptProvider } from './kept';
import { MonitorTabs, tabIds } from './MonitorTabs';
import { visuallyHidden } from './parts/visuallyHidden';
import { isTabName, type TabName } from './tabs';
import { useOnReconnect } from './useOnReconnect';
import { usePart } from './usePart';

/** Everything an admin watches and sets. The open tab is part of the address: a reload comes back to it. */
export function MonitorScreen() {
  const { t } = useTranslation('monitor');
  const report = useReport();
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab');
  const current: TabName = isTabName(asked) ? asked : 'vivo';
  const queryClient = useQueryClient();
  // What was asked for during an outage is asked for again when it is over.
  useOnReconnect(() => void queryClient.invalidateQueries({ queryKey: ['route'] }));
  return (
    <Box sx={{ height: '100%', minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Typography variant="h1" sx={visuallyHidden}>
        {t('title')}
      </Typography>
      <MonitorTabs
        current={current}
        onChange={(name) => {
          setParams({ tab: name }, { replace: true });
        }}
      />
      <Box
        role="tabpanel"
        id={tabIds(current).panel}
        aria-labelledby={tabIds(current).tab}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}
      >
        <KeptProvider>
          <ScreenErrorBoundary key={current} onError={report}>
            <TabPart name={current} />
          </ScreenErrorBoundary>
        </KeptProvider>
      </Box>
    </Box>
  );
}

function TabPart({ name }: { name: TabName }) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const part = usePart(name);
  const connected = useApp((state) => state.connection.kind === 'conectado');
  switch (part.status) {
    case 'loading':
      return <LoadingState />;
    case 'ready':
      return <part.Component />;
    case 'failed':
      // A part that cannot be had although the server is there belongs to an older build.
      return (
        <ErrorState
          title={t('part.failedTitle', { name: t(`tabs.${name}`) })}
          text={t(connected ? 'part.outdated' : 'part.offline')}
          retryLabel={connected ? t('part.reload') : tCommon('buttons.retry')}
          onRetry={
            connected
              ? () => {
                  location.reload();
                }
              : part.retry
          }
        />
      );
  }
}
