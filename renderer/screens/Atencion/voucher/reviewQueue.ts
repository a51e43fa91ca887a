/**
 * The voucher to review after `current` was decided: the next one in the order the person saw, else the
 * first that is left; null when nothing is pending.
 */
export function nextInQueue(
  seen: readonly number[],
  current: number,
  pending: readonly number[],
): number | null {
  const open = new Set(pending.filter((id) => id !== current));
  const after = seen.slice(seen.indexOf(current) + 1).find((id) => open.has(id));
  return after ?? pending.find((id) => id !== current) ?? null;
}

/** The neighbour of a voucher in the queue, without wrapping around: null at either end. */
export function neighbour(
  pending: readonly number[],
  current: number,
  step: 1 | -1,
): number | null {
  const at = pending.indexOf(current);
  return at === -1 ? null : (pending[at + step] ?? null);
}
