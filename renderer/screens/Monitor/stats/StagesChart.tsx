import { TableCell, TableRow } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { useTranslation } from 'react-i18next';
import type { Stats } from '../../../../shared/api/eventos';
import { EmptyState } from '../../../components/StateMessage';
import { useMilliseconds } from '../detail/useMilliseconds';
import { DataTable } from '../parts/DataTable';
import { ChartCard, chartMargin } from './ChartCard';
import { durationTicks } from './durationTicks';
import { useSeriesLooks } from './seriesLooks';

/** How long each stage took: what half of them took at most, and what 95 of 100 did. */
export function StagesChart({ stats }: { stats: Stats }) {
  const { t } = useTranslation('monitor');
  const inWords = useMilliseconds();
  const { fillOf, definitions } = useSeriesLooks();
  const title = t('stats.stages');
  const seconds = (value: number | null) =>
    value === null ? t('columns.nothing') : inWords(value * 1_000);
  const ticks = durationTicks(Math.max(0, ...stats.etapas.map(({ p95_s }) => p95_s ?? 0)));
  const isSampled = stats.etapas.some(({ aproximado }) => aproximado);
  const measured = stats.etapas.filter(({ cantidad }) => cantidad > 0);
  return (
    <ChartCard
      title={title}
      note={isSampled ? `${t('stats.stagesNote')} ${t('stats.sampled')}` : t('stats.stagesNote')}
      chart={
        measured.length === 0 ? (
          <EmptyState text={t('stats.noStages')} />
        ) : (
          <figure aria-label={t('stats.figure', { title })} style={{ margin: 0 }}>
            {definitions}
            <BarChart
              layout="horizontal"
              height={64 + measured.length * 48}
              margin={chartMargin}
              grid={{ vertical: true }}
              yAxis={[
                {
                  scaleType: 'band',
                  width: 120,
                  categoryGapRatio: 0.35,
                  data: measured.map(({ etapa }) => t(`stages.${etapa}`)),
                },
              ]}
              xAxis={[
                {
                  min: 0,
                  max: ticks.at(-1) ?? 1,
                  tickInterval: ticks,
                  height: 28,
                  valueFormatter: (value: number) => (value === 0 ? '0' : inWords(value * 1_000)),
                },
              ]}
              series={[
                {
                  label: t('stats.median'),
                  data: measured.map((each) => each.mediana_s),
                  color: fillOf(0),
                },
                {
                  label: t('stats.p95'),
                  data: measured.map((each) => each.p95_s),
                  color: fillOf(1),
                },
              ].map((series) => ({ ...series, valueFormatter: seconds }))}
            />
          </figure>
        )
      }
      table={
        <DataTable
          label={title}
          minWidth={420}
          columns={[
            { key: 'stage', label: t('columns.stage') },
            { key: 'count', label: t('columns.times'), align: 'right' },
            { key: 'median', label: t('stats.median'), align: 'right' },
            { key: 'p95', label: t('stats.p95'), align: 'right' },
          ]}
        >
          {stats.etapas.map(({ etapa, cantidad, mediana_s, p95_s, aproximado }) => (
            <TableRow key={etapa}>
              <TableCell component="th" scope="row">
                {t(`stages.${etapa}`)}
              </TableCell>
              <TableCell align="right">{aproximado ? `≈ ${cantidad}` : cantidad}</TableCell>
              <TableCell align="right">{seconds(mediana_s)}</TableCell>
              <TableCell align="right">{seconds(p95_s)}</TableCell>
            </TableRow>
          ))}
        </DataTable>
      }
    />
  );
}
