import { MenuItem, TableCell, TableRow, TextField } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stats } from '../../../../shared/api/eventos';
import { eventTypes } from '../../../../shared/protocol/events';
import { EmptyState } from '../../../components/StateMessage';
import { formatNumber } from '../../../format/number';
import { formatTime } from '../../../format/time';
import { DataTable } from '../parts/DataTable';
import { eventGroups, groupOf, type EventGroup } from '../parts/eventText';
import { useEventName } from '../parts/useEventName';
import { useLanguage } from '../parts/useLanguage';
import { tabulate, type Tabulation } from './buckets';
import { ChartCard, chartMargin } from './ChartCard';
import { useSeriesLooks } from './seriesLooks';

const chartHeightPx = 300;

/**
 * Events per hour or day, stacked. Fourteen types in one bar cannot be told apart, so it begins with
 * their groups, and a group can be opened into its types; the table has every type.
 */
export function EventsChart({ stats }: { stats: Stats }) {
  const { t } = useTranslation('monitor');
  const nameOf = useEventName();
  const [group, setGroup] = useState<EventGroup | null>(null);
  const types = useMemo(() => {
    const all = new Set<string>([...eventTypes, ...stats.conteos.map(({ tipo }) => tipo)]);
    return [...all].filter((tipo) => group === null || groupOf(tipo) === group);
  }, [stats, group]);
  const byType = useMemo(
    () => tabulate(stats, types, (tipo) => (types.includes(tipo) ? tipo : null)),
    [stats, types],
  );
  const byGroup = useMemo(() => tabulate(stats, eventGroups, groupOf), [stats]);
  const title = t(stats.por === 'hora' ? 'stats.perHour' : 'stats.perDay');
  return (
    <ChartCard
      wide
      title={title}
      note={t('stats.totalEvents', { count: byType.total })}
      tools={
        <TextField
          select
          size="small"
          label={t('stats.show')}
          value={group ?? ''}
          sx={{ minWidth: 170, '& .MuiInputBase-root': { minHeight: (theme) => theme.touchPx } }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          onChange={({ target }) => {
            setGroup(eventGroups.find((each) => each === target.value) ?? null);
          }}
        >
          <MenuItem value="">{t('stats.byGroup')}</MenuItem>
          {eventGroups.map((each) => (
            <MenuItem key={each} value={each}>
              {t(`groups.${each}`)}
            </MenuItem>
          ))}
        </TextField>
      }
      chart={
        byType.total === 0 ? (
          <EmptyState text={t('stats.noEvents')} />
        ) : group === null ? (
          <Bars label={title} por={stats.por} data={byGroup} nameOf={(key) => t(`groups.${key}`)} />
        ) : (
          <Bars label={title} por={stats.por} data={byType} nameOf={nameOf} />
        )
      }
      table={<CountTable label={title} por={stats.por} data={byType} nameOf={nameOf} />}
    />
  );
}

function useBucketText(por: Stats['por']): (start: number) => string {
  const language = useLanguage();
  return (start) => formatTime(start, language, por === 'hora' ? 'dayClock' : 'date');
}

function Bars<Key extends string>({
  label,
  por,
  data,
  nameOf,
}: {
  label: string;
  por: Stats['por'];
  data: Tabulation<Key>;
  nameOf: (key: Key) => string;
}) {
  const { t } = useTranslation('monitor');
  const language = useLanguage();
  const { fillOf, definitions } = useSeriesLooks();
  const bucketText = useBucketText(por);
  return (
    <figure aria-label={t('stats.figure', { title: label })} style={{ margin: 0 }}>
      {definitions}
      <BarChart
        height={chartHeightPx}
        margin={chartMargin}
        grid={{ horizontal: true }}
        xAxis={[
          {
            scaleType: 'band',
            data: data.starts,
            categoryGapRatio: 0.25,
            height: 28,
            valueFormatter: (start: number, { location }) =>
              location === 'tick' && por === 'hora'
                ? formatTime(start, language)
                : bucketText(start),
          },
        ]}
        yAxis={[
          {
            tickMinStep: 1,
            width: 64,
            valueFormatter: (value: number) => formatNumber(value, language),
          },
        ]}
        series={data.rows.map(({ key, counts, total }, index) => ({
          id: key,
          data: counts,
          label: (location) =>
            location === 'legend'
              ? `${nameOf(key)} (${formatNumber(total, language)})`
              : nameOf(key),
          stack: 'all',
          color: fillOf(index),
        }))}
        sx={{
          '& .MuiBarElement-root': { stroke: (theme) => theme.campana.surface, strokeWidth: 1 },
        }}
      />
    </figure>
  );
}

function CountTable({
  label,
  por,
  data,
  nameOf,
}: {
  label: string;
  por: Stats['por'];
  data: Tabulation<string>;
  nameOf: (key: string) => string;
}) {
  const { t } = useTranslation('monitor');
  const bucketText = useBucketText(por);
  return (
    <DataTable
      label={label}
      minWidth={260 + data.rows.length * 110}
      maxHeight={chartHeightPx + 60}
      columns={[
        { key: 'when', label: t('columns.when'), width: 140 },
        ...data.rows.map(({ key }) => ({ key, label: nameOf(key), align: 'right' as const })),
        { key: 'total', label: t('columns.total'), align: 'right' },
      ]}
    >
      {[...data.starts.entries()].reverse().map(([index, start]) => (
        <TableRow key={start}>
          <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
            {bucketText(start)}
          </TableCell>
          {data.rows.map(({ key, counts }) => (
            <TableCell key={key} align="right">
              {counts[index]}
            </TableCell>
          ))}
          <TableCell align="right" sx={{ fontWeight: 650 }}>
            {data.rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)}
          </TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}
