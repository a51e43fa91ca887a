import { Box, Button, Paper, Typography } from '@mui/material';
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import WaitIcon from '@mui/icons-material/SensorsOutlined';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCampana } from '../../../app/context';
import { useApp } from '../../../app/hooks';
import { EmptyState, ErrorState } from '../../../components/StateMessage';
import { formatTime } from '../../../format/time';
import { systemClock } from '../../../platform/clock';
import type { LoggedEvent } from '../../../realtime/eventLog';
import { EventDrawer } from '../detail/EventDrawer';
import { useKept } from '../kept';
import { createMatcher, isFiltering, noFilter } from '../parts/eventFilter';
import { Panel } from '../parts/Panel';
import { useLanguage } from '../parts/useLanguage';
import { EventRows } from './EventRows';
import { rowColumns } from './EventRow';
import { arrivals, createLiveFeed, type LiveView } from './liveFeed';
import { LiveToolbar } from './LiveToolbar';

/** Every event as this screen receives it: the last 1000, newest at the bottom. */
export function LiveEventsTab() {
  const { dispatcher } = useCampana();
  const feed = useMemo(() => createLiveFeed(dispatcher.log(), systemClock), [dispatcher]);
  const view = useSyncExternalStore(feed.subscribe, feed.view);
  const [filter, setFilter] = useKept('live.filter', noFilter);
  const [open, setOpen] = useState<LoggedEvent | null>(null);
  const matches = useMemo(() => createMatcher(filter), [filter]);
  const { entries } = view.shown;
  const rows = useMemo(
    () => (isFiltering(filter) ? entries.filter(matches) : entries),
    [entries, filter, matches],
  );
  const openEvent = useCallback(
    (entry: LoggedEvent) => {
      feed.read();
      setOpen(entry);
    },
    [feed],
  );
  return (
    <Panel
      top={
        <LiveToolbar
          filter={filter}
          shown={rows.length}
          total={entries.length}
          paused={view.mode === 'paused'}
          onFilter={setFilter}
          onPause={(paused) => {
            if (paused) feed.pause();
            else feed.follow();
          }}
        />
      }
    >
      <Paper
        variant="outlined"
        sx={{
          position: 'relative',
          flex: 1,
          minHeight: 0,
          display: 'flex',
          flexDirection: 'column',
        }}
      >
        <ListHead />
        {rows.length === 0 ? (
          <NothingYet filtering={isFiltering(filter) && entries.length > 0} />
        ) : (
          <EventRows
            rows={rows}
            feed={feed}
            following={view.mode === 'following'}
            onOpen={openEvent}
          />
        )}
        <BackToEnd view={view} matches={matches} onFollow={feed.follow} />
      </Paper>
      {open === null ? null : (
        <EventDrawer
          id={open.event.id}
          tipo={open.event.tipo}
          payload={open.event}
          receivedAt={open.receivedAt}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </Panel>
  );
}

/** The names of the columns; the rows say the same in their own words to screen readers. */
function ListHead() {
  const { t } = useTranslation('monitor');
  return (
    <Box
      aria-hidden
      sx={{
        display: { xs: 'none', md: 'grid' },
        gridTemplateColumns: rowColumns,
        gap: '12px',
        px: 2,
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        fontWeight: 700,
        fontSize: '0.875rem',
      }}
    >
      <span>{t('columns.received')}</span>
      <span>{t('columns.type')}</span>
      <span>{t('columns.branch')}</span>
      <span>{t('columns.subject')}</span>
      <span>{t('columns.number')}</span>
    </Box>
  );
}

/** The one way back to the newest events, with how many there are. */
function BackToEnd({
  view,
  matches,
  onFollow,
}: {
  view: LiveView;
  matches: (entry: LoggedEvent) => boolean;
  onFollow: () => void;
}) {
  const { t } = useTranslation('monitor');
  if (view.mode === 'following') return null;
  const { count, more } = arrivals(view, matches);
  return (
    <Button
      variant="contained"
      startIcon={<DownIcon />}
      sx={{
        position: 'absolute',
        bottom: 16,
        right: 104,
        boxShadow: 6,
      }}
      onClick={onFollow}
    >
      {count === 0 ? t('live.follow') : t(more ? 'live.newMany' : 'live.new', { count })}
    </Button>
  );
}

/** No event yet, none that fits, or no connection over which one could come: three different things. */
function NothingYet({ filtering }: { filtering: boolean }) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const language = useLanguage();
  const connection = useApp((state) => state.connection);
  if (connection.kind === 'sin_conexion' || connection.kind === 'reconectando') {
    const time = formatTime(connection.since, language);
    return <ErrorState title={tCommon('states.staleTitle')} text={t('live.offline', { time })} />;
  }
  if (filtering) return <EmptyState text={t('live.noneFits')} />;
  return (
    <Box sx={{ m: 'auto' }}>
      <EmptyState icon={<WaitIcon fontSize="large" />} text={t('live.none')} />
      <Typography
        variant="body2"
        color="text.secondary"
        sx={{ textAlign: 'center', mt: -3, pb: 2 }}
      >
        {t('live.noneHint')}
      </Typography>
      <Box sx={{ textAlign: 'center' }}>
        <Button component={Link} to={{ search: '?tab=bd' }} variant="outlined">
          {t('live.seeStored')}
        </Button>
      </Box>
    </Box>
  );
}
