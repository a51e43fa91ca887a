import type { CloseReason } from '../../shared/protocol/closeCodes';
import { traitsOf } from '../../shared/protocol/events';
import type { EventBatch } from './eventBatch';
import type { EventRing } from './eventRing';
import type { OutgoingEvent } from './outgoingEvent';
import { maySee, type Viewer } from './visibility';

/** The sending side of a socket. */
export interface SubscriberSocket {
  /** Sends whole frames, one or many in a row; they leave in order. */
  write(frames: Buffer): void;
  /** Bytes on their way: queued here, or not known to have been read. */
  pendingBytes(): number;
  /** How many bytes may be on their way to a peer that reads slowly, so that what is urgent need not wait. */
  windowBytes(): number;
  /** Calls `listener` once, when the peer has taken what is on its way now. */
  whenDrained(listener: () => void): void;
  close(reason: CloseReason, mensaje: string): void;
}

/** How much a subscriber may have waiting, and for how long it may take nothing. */
export interface SubscriberLimits {
  /** With more bytes than this on their way events stay in the ring, and only a cursor is kept for the subscriber. */
  highWaterBytes: number;
  /** A subscriber that takes nothing for this long is dropped; it loses nothing when it resumes. */
  stallMs: number;
}

/** What a subscriber asks of its connection. */
export interface SubscriberHooks {
  now(): number;
  /** The session has ended, and something was to be written: the connection must end here and now. */
  expired(): void;
  /** A critical event was written: a confirmation of it is owed. */
  expectAnswer(event: OutgoingEvent): void;
}

/**
 * One authenticated connection's place in the log.
 *
 * `live`: everything so far is with the socket. `behind`: it resumes after a reconnect, or reads more
 * slowly than events come; it is fed from the ring at its own pace, urgent alerts ahead of that. Since
 * a slow one costs a cursor and a bounded queue, not copies, it can neither grow memory nor delay others.
 */
export class Subscriber {
  private state: 'idle' | 'live' | 'behind' | 'closed' = 'idle';
  private cursor = 0;
  private progressAt = 0;
  /** What was on its way when it was last looked at: less of it is progress. */
  private pendingBefore = 0;
  private onCaughtUp: ((id: number) => void) | null = null;

  constructor(
    readonly viewer: Viewer,
    private readonly socket: SubscriberSocket,
    private readonly ring: EventRing,
    private readonly limits: SubscriberLimits,
    private readonly hooks: SubscriberHooks,
    /** When the session ends, in milliseconds since 1970. It lies here because every delivery asks. */
    public expiresAt: number,
  ) {}

  /** The number of the last event sent, or the point it started from. */
  get position(): number {
    return this.cursor;
  }

  /** Starts with what comes after this moment. */
  startLive(): void {
    if (this.state !== 'idle') return;
    this.cursor = this.ring.newestId;
    this.state = 'live';
  }

  /** Starts after `lastSeenId`; `caughtUp` is called, once, when everything missed has been written. */
  startAfter(lastSeenId: number, caughtUp: (id: number) => void): void {
    if (this.state !== 'idle') return;
    this.cursor = lastSeenId;
    this.onCaughtUp = caughtUp;
    this.fallBehind();
    this.pump();
  }

  /** Hands over new events that the viewer may see; `now` is the moment, in milliseconds since 1970. */
  offer(batch: EventBatch, now: number): void {
    if (this.state === 'behind') {
      this.sendUrgent(batch, now);
      return;
    }
    if (this.state !== 'live' || batch.lastId <= this.cursor || !this.holds(now)) return;
    this.cursor = batch.lastId;
    this.socket.write(batch.frames);
    for (const event of batch.critical) this.hooks.expectAnswer(event);
    if (this.socket.pendingBytes() > this.roomBytes()) {
      this.fallBehind();
      this.socket.whenDrained(this.pump);
    }
  }

  /** Sends an event once more, with its repeat count; one that is still to come in its turn is left to that. */
  repeat(event: OutgoingEvent): void {
    if (this.state !== 'live' || event.id > this.cursor || !this.holds(this.hooks.now())) return;
    this.socket.write(event.frame);
    this.sent(event);
  }

  /** Enforces what time alone changes: the session's end, and a peer that has taken nothing for too long. */
  sweep(now: number): void {
    if (!this.holds(now) || this.state !== 'behind') return;
    // Of a clock that was set back, the last progress lies ahead: the wait counts from now on.
    this.progressAt = Math.min(this.progressAt, now);
    if (now - this.progressAt < this.limits.stallMs) return;
    this.drop();
  }

  /** Stops sending; idempotent. */
  stop(): void {
    this.state = 'closed';
    this.onCaughtUp = null;
  }

  private fallBehind(): void {
    this.state = 'behind';
    this.progressAt = this.hooks.now();
    this.pendingBefore = this.socket.pendingBytes();
  }

  private readonly pump = (): void => {
    if (this.state !== 'behind' || !this.holds(this.hooks.now())) return;
    if (!this.ring.canResumeFrom(this.cursor)) {
      this.drop();
      return;
    }
    if (this.socket.pendingBytes() < this.pendingBefore) this.progressAt = this.hooks.now();
    const events: OutgoingEvent[] = [];
    const reachedEnd = this.collect(events);
    if (events.length > 0) {
      this.socket.write(Buffer.concat(events.map((event) => event.frame)));
      for (const event of events) this.sent(event);
    }
    if (!reachedEnd) {
      this.pendingBefore = this.socket.pendingBytes();
      this.socket.whenDrained(this.pump);
      return;
    }
    this.state = 'live';
    const caughtUp = this.onCaughtUp;
    this.onCaughtUp = null;
    caughtUp?.(this.ring.newestId);
  };

  /**
   * How much may be on its way in normal order. Less than the high-water mark for a peer that is known to
   * read slowly, or not known at all yet: what is urgent would wait behind it.
   */
  private roomBytes(): number {
    return Math.min(this.limits.highWaterBytes, this.socket.windowBytes());
  }

  /** Takes what there is room for from the ring; answers whether its end was reached. */
  private collect(events: OutgoingEvent[]): boolean {
    let room = this.roomBytes() - this.socket.pendingBytes();
    return this.ring.walkAfter(this.cursor, (event) => {
      if (room <= 0) return false;
      this.cursor = event.id;
      if (maySee(this.viewer, event)) {
        events.push(event);
        room -= event.frame.length;
      }
      return true;
    });
  }

  /**
   * What is urgent does not wait for its turn behind all that a slow screen still has to read: a copy
   * marked as one goes at once, the event itself follows in its place. One that takes nothing at all
   * gets no more than fits its limit.
   */
  private sendUrgent(batch: EventBatch, now: number): void {
    for (const event of batch.events) {
      if (event.earlyFrame === null || event.id <= this.cursor) continue;
      if (this.socket.pendingBytes() > this.limits.highWaterBytes || !this.holds(now)) return;
      this.socket.write(event.earlyFrame());
      this.sent(event);
    }
  }

  /**
   * Whether the session holds. Where it does not, the connection ends: an event withheld from a session
   * that lived on would be a gap.
   */
  private holds(now: number): boolean {
    if (now < this.expiresAt) return true;
    this.hooks.expired();
    return false;
  }

  private sent(event: OutgoingEvent): void {
    if (traitsOf(event.tipo).critical) this.hooks.expectAnswer(event);
  }

  private drop(): void {
    this.stop();
    this.socket.close('tooSlow', 'La pantalla lee muy despacio; vuelva a conectarse con "desde".');
  }
}
