import { Box, Tab, Tabs } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/hooks';
import { selectUnreadAlertas } from '../../stores/alertasSlice';
import { selectPendingRefills } from '../../stores/refillsSlice';
import { asks, useDispositivos } from './pantallas/useDispositivos';
import { tabNames, type TabName } from './tabs';

/** The id of a tab and of the panel that belongs to it. */
export function tabIds(name: TabName): { tab: string; panel: string } {
  return { tab: `monitor-tab-${name}`, panel: `monitor-panel-${name}` };
}

/** The parts of the monitor; unread alerts and open requests are counted beside their names. */
export function MonitorTabs({
  current,
  onChange,
}: {
  current: TabName;
  onChange: (name: TabName) => void;
}) {
  const { t } = useTranslation('monitor');
  const unread = useApp((state) => selectUnreadAlertas(state).length);
  const pending = useApp((state) => selectPendingRefills(state).length);
  const asking = (useDispositivos().data?.datos ?? []).filter(asks).length;
  const counts: Partial<Record<TabName, number>> = {
    alertas: unread,
    refills: pending,
    pantallas: asking,
  };
  return (
    <Tabs
      value={current}
      variant="scrollable"
      scrollButtons="auto"
      allowScrollButtonsMobile
      aria-label={t('title')}
      sx={{
        flexShrink: 0,
        px: 1,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
      onChange={(_event, name: TabName) => {
        onChange(name);
      }}
    >
      {tabNames.map((name) => (
        <Tab
          key={name}
          value={name}
          id={tabIds(name).tab}
          {...(name === current ? { 'aria-controls': tabIds(name).panel } : {})}
          label={
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
              {t(`tabs.${name}`)}
              <Count value={counts[name] ?? 0} urgent={name === 'alertas'} />
            </Box>
          }
          sx={{ px: 1.5, minWidth: 0 }}
        />
      ))}
    </Tabs>
  );
}

/** Only for the eye: the list in the tab says the same to everybody, and the tab keeps its name. */
function Count({ value, urgent }: { value: number; urgent: boolean }) {
  if (value === 0) return null;
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        minWidth: 20,
        px: 0.75,
        borderRadius: 10,
        fontSize: '0.75rem',
        lineHeight: '20px',
        fontWeight: 700,
        textAlign: 'center',
        color: urgent ? 'error.contrastText' : 'primary.contrastText',
        bgcolor: urgent ? 'error.main' : 'primary.main',
      }}
    >
      {value > 99 ? '99+' : value}
    </Box>
  );
}
