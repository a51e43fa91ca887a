import type { CloseReason } from '../../shared/protocol/closeCodes';
import type { EventRing } from './eventRing';
import type { OutgoingEvent } from './outgoingEvent';
import { maySee, type Viewer } from './visibility';

/** The sending side of a socket. */
export interface SubscriberSocket {
  /** Queues a frame; frames leave in order. */
  write(frame: Buffer): void;
  /** Bytes queued here and not yet taken by the system. */
  bufferedBytes(): number;
  /** Calls `listener` once, when what is queued now has been taken by the system. */
  whenDrained(listener: () => void): void;
  close(reason: CloseReason, mensaje: string): void;
}

/** How much a subscriber may have waiting, and for how long it may take nothing. */
export interface SubscriberLimits {
  /** Above this many queued bytes events stay in the ring, and only a cursor is kept for the subscriber. */
  highWaterBytes: number;
  /** A subscriber that takes nothing for this long is dropped; it loses nothing when it resumes. */
  stallMs: number;
}

/** What a subscriber asks of its connection. */
export interface SubscriberHooks {
  now(): number;
  /** Whether the session still holds at this moment; asked before each event. */
  permitted(): boolean;
  /** An event was written. */
  sent(event: OutgoingEvent): void;
}

/**
 * One authenticated connection's place in the log.
 *
 * `live`: everything so far is with the socket. `behind`: it resumes after a reconnect, or reads more
 * slowly than events come; it is fed from the ring at its own pace. Since a slow one costs a cursor
 * and a bounded queue, not copies, it can neither grow memory nor delay others.
 */
export class Subscriber {
  private state: 'idle' | 'live' | 'behind' | 'closed' = 'idle';
  private cursor = 0;
  private progressAt = 0;
  private onCaughtUp: ((id: number) => void) | null = null;

  constructor(
    readonly viewer: Viewer,
    private readonly socket: SubscriberSocket,
    private readonly ring: EventRing,
    private readonly limits: SubscriberLimits,
    private readonly hooks: SubscriberHooks,
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

  /** Hands over a new event that the viewer may see. */
  offer(event: OutgoingEvent): void {
    if (this.state !== 'live' || event.id <= this.cursor || !this.hooks.permitted()) return;
    this.send(event);
    if (this.socket.bufferedBytes() > this.limits.highWaterBytes) {
      this.fallBehind();
      this.socket.whenDrained(this.pump);
    }
  }

  /** Sends an event once more, with its repeat count; one that is still to come in its turn is left to that. */
  repeat(event: OutgoingEvent): void {
    if (this.state !== 'live' || event.id > this.cursor || !this.hooks.permitted()) return;
    this.socket.write(event.frame);
    this.hooks.sent(event);
  }

  /** Drops the connection when it has taken nothing for too long. */
  checkStall(): void {
    if (this.state !== 'behind') return;
    if (this.hooks.now() - this.progressAt < this.limits.stallMs) return;
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
  }

  private readonly pump = (): void => {
    // A session that ended is about to be closed by its connection.
    if (this.state !== 'behind' || !this.hooks.permitted()) return;
    if (!this.ring.canResumeFrom(this.cursor)) {
      this.drop();
      return;
    }
    this.progressAt = this.hooks.now();
    const reachedEnd = this.ring.walkAfter(this.cursor, (event) => {
      if (this.socket.bufferedBytes() > this.limits.highWaterBytes) return false;
      if (!this.hooks.permitted()) return false;
      if (maySee(this.viewer, event)) this.send(event);
      else this.cursor = event.id;
      return true;
    });
    if (!reachedEnd) {
      this.socket.whenDrained(this.pump);
      return;
    }
    this.state = 'live';
    const caughtUp = this.onCaughtUp;
    this.onCaughtUp = null;
    caughtUp?.(this.ring.newestId);
  };

  private send(event: OutgoingEvent): void {
    this.cursor = event.id;
    this.socket.write(event.frame);
    this.hooks.sent(event);
  }

  private drop(): void {
    this.stop();
    this.socket.close('tooSlow', 'La pantalla lee muy despacio; vuelva a conectarse con "desde".');
  }
}
