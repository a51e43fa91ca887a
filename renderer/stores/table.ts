/** Rows by number. Never changed in place: a change makes a new table, so selectors can compare by identity. */
export type Table<Row> = ReadonlyMap<number, Row>;

interface Identified {
  readonly id: number;
}

/** The table with these rows added or replaced. */
export function withRows<Row extends Identified>(
  table: Table<Row>,
  rows: readonly Row[],
): Table<Row> {
  if (rows.length === 0) return table;
  const next = new Map(table);
  for (const row of rows) next.set(row.id, row);
  return next;
}

/** The table without a row. */
export function withoutRow<Row>(table: Table<Row>, id: number): Table<Row> {
  if (!table.has(id)) return table;
  const next = new Map(table);
  next.delete(id);
  return next;
}

/** The table with only the rows that pass. */
export function onlyRows<Row>(table: Table<Row>, keep: (row: Row) => boolean): Table<Row> {
  return new Map([...table].filter(([, row]) => keep(row)));
}

/**
 * Keeps memory flat over a long shift: once there are more than `max` rows, the closed ones with the
 * lowest numbers go, down to three quarters of it. Open rows always stay.
 */
export function trimmed<Row extends Identified>(
  table: Table<Row>,
  isOpen: (row: Row) => boolean,
  max: number,
): Table<Row> {
  if (table.size <= max) return table;
  const closed = [...table.values()].filter((row) => !isOpen(row)).sort((a, b) => a.id - b.id);
  const next = new Map(table);
  for (const row of closed) {
    if (next.size <= max * 0.75) break;
    next.delete(row.id);
  }
  return next;
}

/**
 * A derived value that is computed again only when its input is another one: selectors built with it
 * answer the same array until the table changed.
 */
export function derive<Input extends object, Output>(
  compute: (input: Input) => Output,
): (input: Input) => Output {
  const known = new WeakMap<Input, Output>();
  return (input) => {
    const cached = known.get(input);
    if (cached !== undefined) return cached;
    const output = compute(input);
    known.set(input, output);
    return output;
  };
}
