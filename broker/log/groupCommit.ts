import type { DataSource, EntityManager } from 'typeorm';
import { appendEvents, payloadOf, type AppendResult } from '../../db/eventLog';
import { claimKeys, readAnswer, saveAnswers, type IdempotencyKey } from '../../db/idempotency';
import type { EventDraft } from '../../shared/protocol/events';
import { isDatabaseAway } from '../databaseAway';
import type { CommitListener } from '../ports';
import { keyReused } from '../problem';

/** One event to publish, with the key that makes a repeat harmless. */
export interface Publication {
  draft: EventDraft;
  /** The person who sent it; null for a program. */
  senderId: number | null;
  key: IdempotencyKey | null;
}

/** Gives an alert its row in ALERTAS_COCINA and answers its number; part of the same transaction. */
export type StoreAlert = (
  manager: EntityManager,
  draft: EventDraft<'alerta_cocina'>,
  senderId: number | null,
) => Promise<number>;

/** The queue of events waiting for their commit is full. */
export class PublishQueueFullError extends Error {
  override name = 'PublishQueueFullError';
}

interface Waiting extends Publication {
  resolve(id: number): void;
  reject(error: unknown): void;
}

/** Most events in one commit: past this a larger batch gains nothing, and only delays its first event. */
const maxBatch = 250;
/** Most events waiting: at 2 kB each this bounds memory to some megabytes while the database is away. */
const maxWaiting = 5_000;

/**
 * Publishes events that arrive one by one, with one commit for all that arrived during the previous
 * one. An idle broker commits at once: nothing waits for a timer. The answer comes after the commit.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private flushing: Promise<void> | null = null;
  private readonly inFlight = new Map<string, Promise<number>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: CommitListener,
    private readonly storeAlert: StoreAlert,
  ) {}

  /**
   * Stores an event and answers its number, once it is durable. A repeated key answers the first number.
   *
   * @throws PayloadTooLongError, PublishQueueFullError, or the database's error.
   */
  async publish(publication: Publication): Promise<number> {
    // Refused here, so that one bad event cannot spoil the batch of others.
    payloadOf(publication.draft);
    const { key } = publication;
    if (!key) return this.enqueue(publication);
    const name = `${key.owner}\n${key.key}`;
    const running = this.inFlight.get(name);
    if (running) return running;
    const answer = this.enqueue(publication).finally(() => this.inFlight.delete(name));
    this.inFlight.set(name, answer);
    return answer;
  }

  /** How many events wait for their commit. */
  get size(): number {
    return this.waiting.length;
  }

  /** Waits until everything accepted so far is committed or refused. */
  async close(): Promise<void> {
    await this.flushing;
  }

  private enqueue(publication: Publication): Promise<number> {
    if (this.waiting.length >= maxWaiting) {
      return Promise.reject(new PublishQueueFullError('Too many events wait for the database.'));
    }
    return new Promise<number>((resolve, reject) => {
      this.waiting.push({ ...publication, resolve, reject });
      this.flushing ??= this.flushAll();
    });
  }

  private async flushAll(): Promise<void> {
    // Let everything that arrives in this turn of the event loop into the first batch.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      await this.flush(this.waiting.splice(0, maxBatch));
    }
    // In the same step as the last look, or an event that comes in between would wait for ever.
    this.flushing = null;
  }

  private async flush(batch: readonly Waiting[]): Promise<void> {
    try {
      const { ids, appended } = await this.commit(batch);
      if (appended) this.listener.committed(appended);
      batch.forEach((entry, index) => {
        const id = ids[index];
        if (id === undefined) entry.reject(new Error('A published event got no number.'));
        else entry.resolve(id);
      });
    } catch (error) {
      if (batch.length === 1 || isDatabaseAway(error)) {
        // A commit whose answer was lost may have happened: tried again here, its events would be stored twice.
        batch.forEach((entry) => entry.reject(error));
        if (isDatabaseAway(error)) this.refuseWaiting(error);
        return;
      }
      // One of them may be at fault: each half stands for itself, so that it fails alone.
      const middle = Math.ceil(batch.length / 2);
      await this.flush(batch.slice(0, middle));
      await this.flush(batch.slice(middle));
    }
  }

  /** While the database is away nobody waits for more than one attempt, however many wait. */
  private refuseWaiting(error: unknown): void {
    this.waiting.splice(0).forEach((entry) => entry.reject(error));
  }

  private async commit(
    batch: readonly Waiting[],
  ): Promise<{ ids: (number | undefined)[]; appended: AppendResult | null }> {
    if (batch.every(({ draft, key }) => key === null && draft.tipo !== 'alerta_cocina')) {
      // A single statement commits by itself: one round trip for the whole batch.
      const drafts = batch.map((entry) => entry.draft);
      const senders = batch.map((entry) => entry.senderId);
      const appended = await appendEvents(this.dataSource.manager, drafts, senders);
      return { ids: appended.events.map((event) => event.id), appended };
    }
    return this.dataSource.transaction((manager) => this.commitTogether(manager, batch));
  }

  private async commitTogether(
    manager: EntityManager,
    batch: readonly Waiting[],
  ): Promise<{ ids: (number | undefined)[]; appended: AppendResult | null }> {
    const keys = batch.flatMap(({ key }) => (key ? [key] : []));
    const claimed = keys.length > 0 ? await claimKeys(manager, keys) : new Set<IdempotencyKey>();
    const ids = new Array<number | undefined>(batch.length);
    const drafts: EventDraft[] = [];
    const positions: number[] = [];
    const senders: (number | null)[] = [];
    for (const [index, { draft, key, senderId }] of batch.entries()) {
      if (key && !claimed.has(key)) {
        ids[index] = await this.firstId(manager, key);
        continue;
      }
      positions.push(index);
      senders.push(senderId);
      drafts.push(
        draft.tipo === 'alerta_cocina'
          ? { ...draft, alerta_id: await this.storeAlert(manager, draft, senderId) }
          : draft,
      );
    }
    if (drafts.length === 0) return { ids, appended: null };
    const appended = await appendEvents(manager, drafts, senders);
    positions.forEach((position, index) => {
      ids[position] = appended.events[index]?.id;
    });
    const answers = batch.flatMap(({ key }, index) =>
      key && claimed.has(key) ? [{ ...key, status: 202, body: { id: ids[index] } }] : [],
    );
    if (answers.length > 0) await saveAnswers(manager, answers);
    return { ids, appended };
  }

  private async firstId(manager: EntityManager, key: IdempotencyKey): Promise<number | undefined> {
    const answer = await readAnswer(manager, key.owner, key.key);
    // The number in another route's answer is another thing's; the batch is split until this one fails alone.
    if (answer && answer.route !== key.route) throw keyReused();
    const body = answer?.body as { id?: number } | undefined;
    return body?.id;
  }
}
