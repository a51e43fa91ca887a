import { Box, TableCell, TableRow, Typography } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCampana } from '../../../app/context';
import { EmptyState } from '../../../components/StateMessage';
import { useNow } from '../../../components/useNow';
import { useMilliseconds } from '../detail/useMilliseconds';
import { DataTable } from '../parts/DataTable';
import { ChartCard, chartMargin } from './ChartCard';
import { latencyBounds, summariseLatency, type LatencySummary } from './latency';
import { useSeriesLooks } from './seriesLooks';

/** How long events took to reach this screen, by its own clock; counts along as they come. */
export function LatencyChart() {
  const { t } = useTranslation('monitor');
  const { dispatcher } = useCampana();
  const inWords = useMilliseconds();
  // The clock's tick asks for what came: once a second will do.
  useNow();
  const entries = dispatcher.log().entries();
  const summary = useMemo(() => summariseLatency(entries), [entries]);
  const title = t('stats.latency');
  const bars = [
    ...latencyBounds.map((bound) => t('stats.upTo', { time: inWords(bound) })),
    t('stats.moreThan', { time: inWords(latencyBounds.at(-1) ?? 0) }),
  ];
  return (
    <ChartCard
      title={title}
      note={t('stats.latencyNote')}
      chart={
        summary.count === 0 ? (
          <EmptyState text={t('stats.noLatency')} />
        ) : (
          <Histogram title={title} bars={bars} summary={summary} />
        )
      }
      table={
        <DataTable
          label={title}
          minWidth={300}
          maxHeight={380}
          columns={[
            { key: 'within', label: t('columns.took') },
            { key: 'count', label: t('columns.events'), align: 'right' },
          ]}
        >
          {bars.map((bar, index) => (
            <TableRow key={bar}>
              <TableCell component="th" scope="row">
                {bar}
              </TableCell>
              <TableCell align="right">{summary.histogram[index]}</TableCell>
            </TableRow>
          ))}
        </DataTable>
      }
    />
  );
}

function Histogram({
  title,
  bars,
  summary,
}: {
  title: string;
  bars: string[];
  summary: LatencySummary;
}) {
  const { t } = useTranslation('monitor');
  const inWords = useMilliseconds();
  const { fillOf, definitions } = useSeriesLooks();
  const figures = [
    [t('stats.median'), summary.median],
    [t('stats.p95'), summary.p95],
    [t('stats.p99'), summary.p99],
    [t('stats.max'), summary.max],
  ] as const;
  return (
    <>
      <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, m: 0 }}>
        {figures.map(([name, value]) => (
          <Box key={name}>
            <Typography component="dt" variant="body2" color="text.secondary">
              {name}
            </Typography>
            <Typography component="dd" sx={{ m: 0, fontSize: '1.35rem', fontWeight: 700 }}>
              {value === null ? t('columns.nothing') : inWords(value)}
            </Typography>
          </Box>
        ))}
      </Box>
      <figure aria-label={t('stats.figure', { title })} style={{ margin: 0 }}>
        {definitions}
        <BarChart
          height={230}
          hideLegend
          skipAnimation
          grid={{ horizontal: true }}
          margin={chartMargin}
          xAxis={[{ scaleType: 'band', data: bars, categoryGapRatio: 0.2, height: 28 }]}
          yAxis={[{ tickMinStep: 1, width: 56 }]}
          series={[{ label: t('columns.events'), data: summary.histogram, color: fillOf(0) }]}
        />
      </figure>
      <Typography variant="body2" color="text.secondary">
        {t('stats.latencyCount', { count: summary.count })}
        {summary.late === 0 ? null : ` ${t('stats.latencyLate', { count: summary.late })}`}
        {summary.min !== null && summary.min < 0 ? ` ${t('stats.clockBehind')}` : null}
      </Typography>
    </>
  );
}
