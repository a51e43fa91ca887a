import type { StoredEvent } from '../../../../shared/api/eventos';
import { csvHead, csvRows } from './csv';

/** The most events one file holds; who needs more asks the database. */
export const maxExported = 10_000;

/** What a file can be. */
export type ExportFormat = 'csv' | 'json';

/** A page of stored events, newest first. */
export interface EventPage {
  datos: StoredEvent[];
  siguiente: number | null;
}

/** A finished file. `complete` is false when there were more events than it holds. */
export interface ExportFile {
  content: Blob;
  count: number;
  complete: boolean;
}

const types: Record<ExportFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};

/**
 * Collects the events of a filter, page by page, into a file. `onProgress` hears how many there are so
 * far. Rejects with what `nextPage` rejects with; half a file is never handed out.
 */
export async function exportEvents(
  format: ExportFormat,
  nextPage: (beforeId: number | null) => Promise<EventPage>,
  onProgress: (count: number) => void,
  limit: number = maxExported,
): Promise<ExportFile> {
  const parts: string[] = [];
  let count = 0;
  let beforeId: number | null = null;
  do {
    const page: EventPage = await nextPage(beforeId);
    const events = page.datos.slice(0, limit - count);
    if (events.length > 0) parts.push(format === 'csv' ? csvRows(events) : jsonRows(events));
    count += events.length;
    beforeId = events.length < page.datos.length ? (events.at(-1)?.id ?? null) : page.siguiente;
    onProgress(count);
  } while (beforeId !== null && count < limit);
  const whole =
    format === 'csv'
      ? [csvHead(), ...parts]
      : ['[\n', parts.join(',\n'), count > 0 ? '\n]\n' : ']\n'];
  return {
    content: new Blob(whole, { type: types[format] }),
    count,
    complete: beforeId === null,
  };
}

function jsonRows(events: readonly StoredEvent[]): string {
  return events.map((event) => JSON.stringify(event)).join(',\n');
}

/** The name of the file, with the moment it was made, e.g. `eventos-2025-03-10-1530.csv`. */
export function exportName(format: ExportFormat, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `eventos-${day}-${two(now.getHours())}${two(now.getMinutes())}.${format}`;
}
