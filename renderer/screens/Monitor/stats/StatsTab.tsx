import { Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { EmptyState } from '../../../components/StateMessage';
import { BranchSelect } from '../parts/BranchSelect';
import { DateRangeFields } from '../parts/DateRangeFields';
import { QueryState } from '../parts/QueryState';
import { Toolbar } from '../parts/Toolbar';
import type { BucketSize } from './buckets';
import { EventsChart } from './EventsChart';
import { LatencyChart } from './LatencyChart';
import { StagesChart } from './StagesChart';
import { useStatsFilter, type StatsQuery } from './useStatsFilter';

const refetchMs = 30_000;
const presets = ['hoy', 'ayer', 'ultimas_24h', 'ultimos_7d', 'ultimos_30d', 'propio'] as const;

/** How much happened and how long it took, as charts with a table behind each. */
export function StatsTab() {
  const { t } = useTranslation('monitor');
  const { filter, query, hourly, change } = useStatsFilter();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        alignItems: 'start',
        gap: 2,
        px: { xs: 1.5, md: 2.5 },
        py: 2,
        '& > :not(section)': { gridColumn: '1 / -1' },
      }}
    >
      <Toolbar label={t('filters.title')}>
        <DateRangeFields
          value={filter.range}
          presets={presets}
          onChange={(range) => {
            change({ ...filter, range });
          }}
        />
        <BranchSelect
          value={filter.sucursalId}
          onChange={(sucursalId) => {
            change({ ...filter, sucursalId });
          }}
        />
        <ToggleButtonGroup
          exclusive
          value={hourly ? filter.por : 'dia'}
          aria-label={t('stats.bars')}
          onChange={(_event, por: BucketSize | null) => {
            if (por !== null) change({ ...filter, por });
          }}
        >
          <ToggleButton value="hora" disabled={!hourly} sx={{ px: 2 }}>
            {t('stats.byHour')}
          </ToggleButton>
          <ToggleButton value="dia" sx={{ px: 2 }}>
            {t('stats.byDay')}
          </ToggleButton>
        </ToggleButtonGroup>
        {hourly ? null : (
          <Typography variant="body2" color="text.secondary">
            {t('stats.onlyDays')}
          </Typography>
        )}
      </Toolbar>
      {query === null ? <EmptyState text={t('filters.backwards')} /> : <Charts query={query} />}
    </Box>
  );
}

function Charts({ query }: { query: StatsQuery }) {
  const answer = useRouteQuery(routes.stats, { query }, { refetchMs });
  return (
    <>
      <QueryState query={answer} isEmpty={() => false} empty={null}>
        {(stats) => (
          <>
            <EventsChart stats={stats} />
            <StagesChart stats={stats} />
          </>
        )}
      </QueryState>
      <LatencyChart />
    </>
  );
}
