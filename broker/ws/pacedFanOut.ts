import type { LoggedEvent } from '../../db/eventLog';
import type { EventSource } from '../log/follower';
import { isUrgent } from './outgoing';

/** What one commit, or one look at the log, brought. */
export interface Arrival {
  /** Oldest first. */
  events: readonly LoggedEvent[];
  source: EventSource;
  /** When it came, by `performance.now()`. */
  at: number;
}

/** Longest rest between two rounds, in milliseconds: what a screen may wait for others to be gathered. */
const longestRestMs = 25;

/**
 * Decides when events go out. A round of writes costs the same for one event as for twenty, so after a
 * round there is a rest as long as the round took, and what comes meanwhile leaves in one write per
 * socket. Under a flood half of the time is left for taking events in; where nothing has just gone out
 * nothing waits, and what is urgent never does.
 */
export class PacedFanOut {
  private waiting: Arrival[] = [];
  private restsUntil = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;
  private immediate: NodeJS.Immediate | undefined;

  /** @param send takes everything that waits, in order */
  constructor(
    private readonly send: (arrivals: readonly Arrival[]) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes events in the order of the log. */
  add(events: readonly LoggedEvent[], source: EventSource): void {
    this.waiting.push({ events, source, at: this.now() });
    if (events.some(({ event }) => isUrgent(event))) this.flush();
    else this.schedule();
  }

  /** Sends what waits now. */
  flush(): void {
    this.unschedule();
    if (this.waiting.length === 0) return;
    const arrivals = this.waiting;
    this.waiting = [];
    const began = this.now();
    this.send(arrivals);
    const ended = this.now();
    this.restsUntil = ended + Math.min(ended - began, longestRestMs);
  }

  /** Sends what waits; nothing may be added afterwards. */
  close(): void {
    this.flush();
  }

  private schedule(): void {
    if (this.timer !== undefined || this.immediate !== undefined) return;
    const restMs = this.restsUntil - this.now();
    // In a turn of its own: whoever waits for the commit is answered first, and the next commit is on its way.
    if (restMs < 1) this.immediate = setImmediate(() => this.flush());
    else this.timer = setTimeout(() => this.flush(), restMs);
  }

  private unschedule(): void {
    clearTimeout(this.timer);
    clearImmediate(this.immediate);
    this.timer = undefined;
    this.immediate = undefined;
  }
}
