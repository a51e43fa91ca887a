/** After this many bytes a peer is asked how far it has read. */
const probeEveryBytes = 32 * 1024;
/** How long what is on its way may take to be read, in milliseconds: so long waits what is urgent. */
const patienceMs = 30;
const smallestWindow = 4 * 1024;
const firstWindow = 64 * 1024;

/**
 * How much of what was sent a peer has not read yet, and how much that may be.
 *
 * The system takes megabytes for a peer that reads slowly before it says so, and what is urgent would
 * queue behind them. So the peer itself is asked: a probe travels among the data, and its answer
 * (every WebSocket client answers pings by itself) says that everything before it was read. From how
 * long that took follows how much may be on its way for the wait to stay short.
 */
export class FlowWindow {
  private sentBytes = 0;
  private readBytes = 0;
  private window = firstWindow;
  /** The network's own delay: the quickest answer so far. The first probe goes before the first event. */
  private baseMs = Number.POSITIVE_INFINITY;
  private answers = false;
  private probe = 0;
  private asking = false;
  private askedAt = 0;
  private askedBehind = 0;

  constructor(private readonly largestWindow: number) {}

  /** Whether the peer has ever answered; until then nothing is known of it. */
  get known(): boolean {
    return this.answers;
  }

  /** Bytes sent and not known to be read. */
  get unreadBytes(): number {
    return this.answers ? this.sentBytes - this.readBytes : 0;
  }

  /** How many bytes may be on their way to a peer that reads slowly. */
  get windowBytes(): number {
    return this.window;
  }

  /** Whether a probe should go now, before what is sent next. */
  get isProbeDue(): boolean {
    if (this.asking) return false;
    return this.probe === 0 || this.sentBytes - this.readBytes >= probeEveryBytes;
  }

  /** A probe goes now; answers its number. None goes while another one is out. */
  ask(now: number): number {
    this.asking = true;
    this.probe = (this.probe + 1) >>> 0;
    this.askedAt = now;
    this.askedBehind = this.sentBytes;
    return this.probe;
  }

  /** Whether a probe is out. */
  get isAsking(): boolean {
    return this.asking;
  }

  /** `bytes` were sent. */
  sent(bytes: number): void {
    this.sentBytes += bytes;
  }

  /** The peer answered a probe; false when it is not the one that is out. */
  answered(probe: number, now: number): boolean {
    if (!this.asking || probe !== this.probe) return false;
    const bytes = this.askedBehind - this.readBytes;
    const tookMs = Math.max(0, now - this.askedAt);
    this.asking = false;
    this.answers = true;
    this.readBytes = this.askedBehind;
    this.baseMs = Math.min(this.baseMs, tookMs);
    this.adapt(bytes, tookMs - this.baseMs);
    return true;
  }

  private adapt(bytes: number, waitedMs: number): void {
    if (waitedMs > patienceMs) {
      const fitting = (bytes * patienceMs * 0.7) / waitedMs;
      this.window = Math.max(smallestWindow, Math.min(this.window, fitting));
    } else if (waitedMs < patienceMs / 2) {
      this.window = Math.min(this.largestWindow, this.window * 2);
    }
  }
}
