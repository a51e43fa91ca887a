import { useState } from 'react';
import { held as holdRows, released, type HeldList } from './heldList';

/** A list as it is shown, with the rows that arrived since the screen was opened. */
export interface HeldRows<Row> extends HeldList<Row> {
  fresh: ReadonlySet<number>;
}

interface Snapshot<Row> {
  rows: readonly Row[];
  held: boolean;
  loaded: boolean;
  shown: HeldRows<Row>;
}

/**
 * Follows a list without moving what is being touched. Rows that were there when the lists were first
 * loaded are not fresh: nobody wants a whole morning to slide in.
 */
export function useHeldRows<Row extends { readonly id: number }>(
  rows: readonly Row[],
  { held, loaded }: { held: boolean; loaded: boolean },
): HeldRows<Row> {
  const [state, setState] = useState<Snapshot<Row>>(() => ({
    ...{ rows, held, loaded },
    shown: { ...released(rows), fresh: new Set() },
  }));
  if (state.rows === rows && state.held === held && state.loaded === loaded) return state.shown;
  const list = held ? holdRows(state.shown.shown, rows) : released(rows);
  const shown = { ...list, fresh: freshIds(state, rows) };
  // React runs this component again at once, before its children: no older list is painted.
  setState({ rows, held, loaded, shown });
  return shown;
}

function freshIds<Row extends { readonly id: number }>(
  before: Snapshot<Row>,
  rows: readonly Row[],
): ReadonlySet<number> {
  if (!before.loaded) return new Set();
  const { fresh } = before.shown;
  const known = new Set(before.rows.map(({ id }) => id));
  return new Set(rows.map(({ id }) => id).filter((id) => fresh.has(id) || !known.has(id)));
}
