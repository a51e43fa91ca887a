import type { DataSource } from 'typeorm';
import { saveConfirmations, type Confirmation } from '../../db/deliveries';
import type { Logger } from '../ports';

/** How long answers are gathered before they are stored together, in milliseconds. */
const gatherMs = 200;
/** Most answers held while the database is away; older ones then go: the event is merely sent again. */
const maxHeld = 10_000;

/** Stores what screens answered to critical events, many with one statement. */
export class ConfirmationWriter {
  private held: Confirmation[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: Logger,
  ) {}

  /** Takes one answer. */
  add(confirmation: Confirmation): void {
    this.held.push(confirmation);
    if (this.held.length > maxHeld) this.held.shift();
    this.timer ??= setTimeout(() => void this.flush(), gatherMs);
  }

  /** Stores what is held, after what is being stored. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Stores the rest. */
  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer);
  }

  private async write(): Promise<void> {
    const batch = this.held;
    if (batch.length === 0) return;
    this.held = [];
    try {
      await this.dataSource.transaction((manager) => saveConfirmations(manager, batch));
    } catch (error) {
      this.logger.warn({ err: error, cantidad: batch.length }, 'confirmations could not be stored');
    }
  }
}
