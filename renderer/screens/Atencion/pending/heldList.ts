/** A row as it is on the screen; one that left the list stays for a moment as `gone`. */
export interface ShownRow<Row> {
  row: Row;
  gone: boolean;
}

/** What a list shows, and how many of its rows are held back. */
export interface HeldList<Row> {
  shown: readonly ShownRow<Row>[];
  waiting: number;
}

interface Identified {
  readonly id: number;
}

/** The list as it is, nothing held. */
export function released<Row>(rows: readonly Row[]): HeldList<Row> {
  return { shown: rows.map((row) => ({ row, gone: false })), waiting: 0 };
}

/**
 * The list while somebody touches it: no row on the screen changes its place. Rows that left stay as
 * `gone`, rows that fit in at the end appear, and those that would push others down wait.
 */
export function held<Row extends Identified>(
  before: readonly ShownRow<Row>[],
  rows: readonly Row[],
): HeldList<Row> {
  const current = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(before.map(({ row }) => row.id));
  const kept = before.map(({ row }): ShownRow<Row> => {
    const now = current.get(row.id);
    return now === undefined ? { row, gone: true } : { row: now, gone: false };
  });
  const lastKept = rows.findLastIndex(({ id }) => known.has(id));
  const appended = rows.slice(lastKept + 1).map((row) => ({ row, gone: false }));
  const waiting = rows.slice(0, lastKept + 1).filter(({ id }) => !known.has(id)).length;
  return { shown: [...kept, ...appended], waiting };
}
