import { TokenBucket } from '../core/tokenBucket';
import type { Clock } from '../ports';
import { tooFast } from '../problem';

/** Callers remembered; the one that was quiet for longest is forgotten first. */
const maxCallers = 10_000;

/**
 * A rate limit per caller: `perSecond` on average, twice that at once; 0 is no limit. The answer
 * throws Problem 429 when a caller is too fast.
 */
export function createCallerRates(perSecond: number, clock: Clock): (owner: string) => void {
  if (perSecond === 0) return () => undefined;
  const buckets = new Map<string, TokenBucket>();

  return (owner) => {
    const now = clock.now();
    const bucket = buckets.get(owner) ?? new TokenBucket(perSecond, perSecond * 2, now);
    buckets.delete(owner);
    buckets.set(owner, bucket);
    const [quietest] = buckets.keys();
    if (buckets.size > maxCallers && quietest !== undefined) buckets.delete(quietest);
    if (bucket.take(now)) return;
    const seconds = bucket.secondsUntilNext();
    throw tooFast(`Más de ${perSecond} eventos por segundo; espere y reintente.`, seconds);
  };
}
