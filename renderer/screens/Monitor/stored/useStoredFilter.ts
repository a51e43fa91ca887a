import { useMemo, useState } from 'react';
import type { EventType } from '../../../../shared/protocol/events';
import { useKept } from '../kept';
import {
  isBackwards,
  presetRange,
  reachesNow,
  resolveRange,
  type RangeChoice,
} from '../parts/dateRange';

/** Which stored events to show. */
export interface StoredFilter {
  tipo: EventType | null;
  sucursalId: number | null;
  range: RangeChoice;
}

/** The filter as the server is asked. */
export interface StoredQuery {
  tipo?: string;
  sucursal_id?: number;
  desde?: Date;
  hasta?: Date;
}

const everything: StoredFilter = { tipo: null, sucursalId: null, range: presetRange('todo') };

/**
 * The filter of the stored events. "The last hour" is counted from when it was chosen or refreshed, not
 * from every render: pages of one list must have the same bounds.
 */
export function useStoredFilter(): {
  filter: StoredFilter;
  /** Null while the range ends before it begins. */
  query: StoredQuery | null;
  filtering: boolean;
  change: (filter: StoredFilter) => void;
  clear: () => void;
  refresh: () => void;
} {
  const [filter, setFilter] = useKept('bd.filter', everything);
  const [now, setNow] = useState(() => new Date());
  const query = useMemo((): StoredQuery | null => {
    const range = resolveRange(filter.range, now);
    if (isBackwards(range)) return null;
    // An open end, so that pages begin with what came last.
    const bounds =
      reachesNow(filter.range) && range.desde !== undefined ? { desde: range.desde } : range;
    return {
      ...(filter.tipo === null ? {} : { tipo: filter.tipo }),
      ...(filter.sucursalId === null ? {} : { sucursal_id: filter.sucursalId }),
      ...bounds,
    };
  }, [filter, now]);
  const change = (next: StoredFilter) => {
    setNow(new Date());
    setFilter(next);
  };
  return {
    filter,
    query,
    filtering: filter.tipo !== null || filter.sucursalId !== null || filter.range.preset !== 'todo',
    change,
    clear: () => {
      change(everything);
    },
    refresh: () => {
      setNow(new Date());
    },
  };
}
