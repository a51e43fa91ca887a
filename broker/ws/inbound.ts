import { inboundRate } from '../../shared/protocol/limits';
import { TokenBucket } from '../core/tokenBucket';

/** Most critical events remembered as unconfirmed per socket; older ones are then counted like any frame. */
const maxOwed = 1_000;

/**
 * Counts a socket's inbound frames. A confirmation of something we sent is free: a burst of alerts
 * must not get a screen thrown out for confirming them.
 */
export class InboundMeter {
  private readonly bucket: TokenBucket;
  private readonly owed = new Set<number>();

  constructor(now: number) {
    this.bucket = new TokenBucket(inboundRate.perSecond, inboundRate.burst, now);
  }

  /** A critical event was sent: one confirmation of it is expected. */
  expect(eventId: number): void {
    if (this.owed.size < maxOwed) this.owed.add(eventId);
  }

  /** Whether a confirmation answers something that was sent and not confirmed yet. */
  settle(eventId: number): boolean {
    return this.owed.delete(eventId);
  }

  /** Whether one more frame is allowed now. */
  allow(now: number): boolean {
    return this.bucket.take(now);
  }
}
