/**
 * The voucher to review after `current` was decided: the next one of the queue (which is in the order of
 * numbers), else the first that is left; null when nothing else is pending.
 */
export function nextInQueue(current: number, pending: readonly number[]): number | null {
  return pending.find((id) => id > current) ?? pending.find((id) => id !== current) ?? null;
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
