import type { Direction } from './keyCommand';

/** The upper left corner of a card, in pixels. */
export interface Corner {
  left: number;
  top: number;
}

/**
 * The card an arrow leads to, as an index: left and right follow the reading order, up and down go to
 * the nearest card of the row above or below. Null where there is none.
 */
export function neighbour(
  corners: readonly Corner[],
  from: number,
  direction: Direction,
): number | null {
  const here = corners[from];
  if (here === undefined) return corners.length > 0 ? 0 : null;
  if (direction === 'left') return from > 0 ? from - 1 : null;
  if (direction === 'right') return from + 1 < corners.length ? from + 1 : null;

  const beyond = corners
    .map((corner, index) => ({ ...corner, index }))
    .filter(({ top }) => (direction === 'up' ? top < here.top : top > here.top));
  const rowTop =
    direction === 'up'
      ? Math.max(...beyond.map(({ top }) => top))
      : Math.min(...beyond.map(({ top }) => top));
  const row = beyond.filter(({ top }) => top === rowTop);
  const nearest = row.reduce<(typeof row)[number] | null>(
    (best, card) =>
      best === null || Math.abs(card.left - here.left) < Math.abs(best.left - here.left)
        ? card
        : best,
    null,
  );
  return nearest?.index ?? null;
}
