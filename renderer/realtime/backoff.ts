import type { RandomSource } from '../platform/random';

/** Shortest and longest wait before another attempt, in milliseconds. */
export const backoffLimits = { minMs: 500, maxMs: 15_000 } as const;

/**
 * How long to wait before attempt `attempt` (0 is the first retry), in milliseconds: anywhere between
 * the minimum and a ceiling that doubles, so that many screens do not return in the same instant.
 */
export function backoffDelay(attempt: number, random: RandomSource): number {
  const { minMs, maxMs } = backoffLimits;
  const ceiling = Math.min(maxMs, minMs * 2 ** Math.min(attempt + 1, 10));
  return Math.round(minMs + random() * (ceiling - minMs));
}
