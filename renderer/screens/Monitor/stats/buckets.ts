import type { Stats } from '../../../../shared/api/eventos';

const hourMs = 3_600_000;

/** The longest range that is drawn by the hour; beyond it the bars are too thin to read. */
export const longestHourlyMs = 7 * 24 * hourMs;

/** How wide one bar is. */
export type BucketSize = Stats['por'];

/** Counts by bucket and series; every row has a number for every start. */
export interface Tabulation<Key extends string> {
  /** Where each bucket begins, in ms since 1970, ascending. */
  starts: number[];
  /** One row per series that has events, in the order of the keys. */
  rows: { key: Key; counts: number[]; total: number }[];
  total: number;
}

/** Where the buckets of a range begin on this machine's clock, the empty ones too. */
export function bucketStarts(desde: Date, hasta: Date, size: BucketSize): number[] {
  const starts: number[] = [];
  let at = bucketStart(desde, size);
  while (at <= hasta) {
    starts.push(at.getTime());
    at =
      size === 'hora'
        ? new Date(at.getTime() + hourMs)
        : // By the calendar: a day of a clock change has 23 or 25 hours.
          new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1);
  }
  return starts;
}

/** Where the bucket of a moment begins on this machine's clock. */
export function bucketStart(moment: Date, size: BucketSize): Date {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth(), moment.getDate()];
  if (size === 'dia') return new Date(year, month, day);
  const floor = new Date(moment);
  floor.setMinutes(0, 0, 0);
  return floor;
}

/**
 * Arranges the server's counts for a chart. `keyOf` puts a type into a series, or into none. Buckets
 * without events are part of it: a quiet hour is a gap in the chart, not a missing bar.
 */
export function tabulate<Key extends string>(
  stats: Stats,
  keys: readonly Key[],
  keyOf: (tipo: string) => Key | null,
): Tabulation<Key> {
  const moments = new Set(bucketStarts(new Date(stats.desde), new Date(stats.hasta), stats.por));
  // The server decides where a bucket begins; whatever it says has its place.
  for (const { inicio } of stats.conteos) moments.add(Date.parse(inicio));
  const starts = [...moments].sort((a, b) => a - b);
  const indexOf = new Map(starts.map((start, index) => [start, index]));
  const counts = new Map<Key, number[]>(keys.map((key) => [key, starts.map(() => 0)]));
  for (const { inicio, tipo, cantidad } of stats.conteos) {
    const key = keyOf(tipo);
    const row = key === null ? undefined : counts.get(key);
    const index = indexOf.get(Date.parse(inicio));
    if (row !== undefined && index !== undefined) row[index] = (row[index] ?? 0) + cantidad;
  }
  const rows = keys
    .map((key) => {
      const row = counts.get(key) ?? [];
      return { key, counts: row, total: row.reduce((sum, count) => sum + count, 0) };
    })
    .filter(({ total }) => total > 0);
  return { starts, rows, total: rows.reduce((sum, { total }) => sum + total, 0) };
}
