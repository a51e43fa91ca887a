import type { NewOutboxEntry, OutboxEntry } from './entry';

/** Where the outbox is kept. Every method rejects when the storage fails; nothing is lost silently. */
export interface OutboxStorage {
  /** Keeps an entry behind all others; resolves when it is on disk. */
  add(entry: NewOutboxEntry): Promise<OutboxEntry>;
  /** All entries, of all people, the oldest first. */
  all(): Promise<OutboxEntry[]>;
  /** Writes down another number of attempts; does nothing when the entry is gone. */
  setAttempts(seq: number, attempts: number): Promise<void>;
  /** Takes an entry out; answers whether it was still there. */
  remove(seq: number): Promise<boolean>;
  /** Takes or prolongs a lease, unless another owner holds it past `now`. Times in ms since 1970. */
  takeLease(lease: Lease, now: number): Promise<boolean>;
  /** Gives a lease back; does nothing when another owner holds it. */
  releaseLease(name: string, owner: string): Promise<void>;
  close(): void;
}

/** The right to do something alone until a moment, kept where all tabs of a browser see it. */
export interface Lease {
  name: string;
  owner: string;
  /** In ms since 1970. */
  until: number;
}
