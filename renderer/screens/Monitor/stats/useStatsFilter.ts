import { useMemo } from 'react';
import { useNow } from '../../../components/useNow';
import { useKept } from '../kept';
import {
  isBackwards,
  presetRange,
  reachesNow,
  resolveRange,
  type DateRange,
  type RangeChoice,
} from '../parts/dateRange';
import { bucketStart, longestHourlyMs, type BucketSize } from './buckets';

const minuteMs = 60_000;

/** What the statistics are about. */
export interface StatsFilter {
  range: RangeChoice;
  por: BucketSize;
  sucursalId: number | null;
}

/** The filter as the server is asked. */
export interface StatsQuery extends DateRange {
  por: BucketSize;
  zona: string;
  sucursal_id?: number;
}

const lastDay: StatsFilter = {
  range: presetRange('ultimas_24h'),
  por: 'hora',
  sucursalId: null,
};

/**
 * The filter of the statistics. A range that reaches the present begins where a bar begins: it is asked
 * for under the same name all hour, and its first bar is a whole one.
 */
export function useStatsFilter(): {
  filter: StatsFilter;
  /** Null while the range ends before it begins. */
  query: StatsQuery | null;
  /** Whether the range is short enough to be drawn by the hour. */
  hourly: boolean;
  change: (filter: StatsFilter) => void;
} {
  const [filter, change] = useKept('stats.filter', lastDay);
  const now = useNow(minuteMs);
  const { range, por, sucursalId } = filter;
  const resolved = useMemo(() => resolveRange(range, new Date(now)), [range, now]);
  const end = resolved.hasta ?? new Date(now);
  const lengthMs = resolved.desde === undefined ? 0 : end.getTime() - resolved.desde.getTime();
  const hourly = lengthMs <= longestHourlyMs;
  const size: BucketSize = hourly ? por : 'dia';
  const query = useMemo((): StatsQuery | null => {
    if (isBackwards(resolved)) return null;
    const bounds: DateRange =
      reachesNow(range) && resolved.desde !== undefined
        ? { desde: bucketStart(resolved.desde, size) }
        : resolved;
    return {
      ...bounds,
      por: size,
      zona: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(sucursalId === null ? {} : { sucursal_id: sucursalId }),
    };
  }, [range, resolved, size, sucursalId]);
  return { filter, query, hourly, change };
}
