import { useCallback, useSyncExternalStore } from 'react';
import { useCampana } from '../../../app/context';
import type { StoredQuery } from './useStoredFilter';

/** Whether an event of the filter arrived that is newer than the newest row shown. */
export function useNewerEvents(query: StoredQuery, newestId: number | null): boolean {
  const log = useCampana().dispatcher.log();
  const isNewer = useCallback(() => {
    if (query.hasta !== undefined) return false;
    const entries = log.entries();
    // From the end: only what came since the page was loaded is looked at.
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const event = entries[index]?.event;
      if (event === undefined || (newestId !== null && event.id <= newestId)) return false;
      const fits =
        (query.tipo === undefined || query.tipo === event.tipo) &&
        (query.sucursal_id === undefined || query.sucursal_id === event.sucursal_id);
      if (fits) return true;
    }
    return false;
  }, [log, query, newestId]);
  return useSyncExternalStore(log.subscribe, isNewer);
}
