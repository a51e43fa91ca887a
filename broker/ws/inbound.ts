import { inboundRate, resumeWindow } from '../../shared/protocol/limits';
import type { EventType } from '../../shared/protocol/events';
import { TokenBucket } from '../core/tokenBucket';

/**
 * Most critical events remembered as unconfirmed per socket: all that one resume can send, so that
 * confirming them is never held against a screen. Of a socket that never confirms, the oldest go.
 */
const maxOwed = resumeWindow.events;

/** A critical event whose confirmation is expected. */
export interface Owed {
  tipo: EventType;
  /** When it was last sent to this socket, by `performance.now()`. */
  sentAt: number;
}

/**
 * Counts a socket's inbound frames. A confirmation of something we sent is free: a burst of alerts
 * must not get a screen thrown out for confirming them.
 */
export class InboundMeter {
  private readonly bucket: TokenBucket;
  private readonly owed = new Map<number, Owed>();

  constructor(now: number) {
    this.bucket = new TokenBucket(inboundRate.perSecond, inboundRate.burst, now);
  }

  /** A critical event was sent: one confirmation of it is expected. */
  expect(eventId: number, tipo: EventType): void {
    this.owed.set(eventId, { tipo, sentAt: performance.now() });
    if (this.owed.size <= maxOwed) return;
    const [oldest] = this.owed.keys();
    if (oldest !== undefined) this.owed.delete(oldest);
  }

  /** Takes the confirmation of something that was sent; null for one that is not owed (any more). */
  settle(eventId: number): Owed | null {
    const owed = this.owed.get(eventId) ?? null;
    this.owed.delete(eventId);
    return owed;
  }

  /** Whether one more frame is allowed now. */
  allow(now: number): boolean {
    return this.bucket.take(now);
  }
}
