import type { AppendResult, LoggedEvent, LogPage } from '../../db/eventLog';
import type { CommitListener, Logger } from '../ports';

/** Reads the log. */
export interface LogReader {
  /** What came after the number `afterId`, oldest first, at most `limit` rows. */
  readAfter(afterId: number, limit: number): Promise<LogPage>;
}

/** Whether this broker just committed events itself, or read them from the log. */
export type EventSource = 'own' | 'log';

const pageSize = 500;

/**
 * Turns commits into one stream in the log's order, whoever wrote them.
 *
 * A commit of this broker is passed on without reading it back, as long as nothing lies between the
 * last event passed on and it (`previousId`). Otherwise, and when another program wrote (`wake`), the
 * gap is read from the database. Either way an event leaves here once, and numbers only grow; what came
 * together leaves together.
 */
export class LogFollower implements CommitListener {
  private reading: Promise<void> | null = null;
  private readAgain = false;
  private closed = false;

  constructor(
    private lastId: number,
    private readonly reader: LogReader,
    private readonly deliver: (events: readonly LoggedEvent[], source: EventSource) => void,
    private readonly logger: Logger,
  ) {}

  /** Everything up to this number was passed on, or is no event. */
  get position(): number {
    return this.lastId;
  }

  /** A transaction of this broker was committed. */
  committed(result: AppendResult): void {
    if (result.previousId <= this.lastId) this.passOn(result.events, 'own');
    else void this.catchUp();
  }

  /** The log may have grown up to `newestId` (unknown: null). */
  wake(newestId: number | null): Promise<void> {
    return newestId !== null && newestId <= this.lastId ? Promise.resolve() : this.catchUp();
  }

  /** Stops passing events on and waits for a read in progress. */
  async close(): Promise<void> {
    this.closed = true;
    await this.reading;
  }

  private catchUp(): Promise<void> {
    this.readAgain = true;
    this.reading ??= this.readPages();
    return this.reading;
  }

  private async readPages(): Promise<void> {
    await Promise.resolve();
    try {
      while (this.readAgain && !this.closed) {
        this.readAgain = false;
        const page = await this.reader.readAfter(this.lastId, pageSize);
        this.passOn(page.events, 'log');
        // Rows that are no events are not read twice; a commit may have led further meanwhile.
        this.lastId = Math.max(this.lastId, page.readTo);
        if (page.more) this.readAgain = true;
      }
    } catch (error) {
      // The next commit, notification or poll tries again; nothing was skipped.
      this.logger.warn({ err: error }, 'the event log could not be read');
    }
    // In the same step as the last look at `readAgain`, or a call in between would be lost.
    this.reading = null;
  }

  private passOn(events: readonly LoggedEvent[], source: EventSource): void {
    if (this.closed) return;
    const fresh = events.filter((event) => event.id > this.lastId);
    const last = fresh.at(-1);
    if (!last) return;
    this.lastId = last.id;
    this.deliver(fresh, source);
  }
}
