import type { LaneName, Wish } from '../actions';
import { toFailure, type ApiFailure } from '../api/failure';
import type { Clock } from '../platform/clock';
import type { RandomSource } from '../platform/random';
import type { OutboxEntry } from './entry';
import { createLane, type Lane, type Step } from './lane';
import type { OutboxStorage } from './storage';
import type { Refusal, TabChannel } from './tabChannel';
import type { TabLock } from './tabLock';
import { verdictOn } from './verdict';

/** Whose actions are sent now, and to which broker. */
export type OutboxOwner = Pick<OutboxEntry, 'usuarioId' | 'nombre' | 'servidor'>;

/** What became of an action as far as its caller can wait for it. */
export type Outcome =
  | { kind: 'done'; value: unknown }
  | { kind: 'failed'; failure: ApiFailure }
  /** It is on disk and will be sent. */
  | { kind: 'queued' };

/** What the outbox needs from its surroundings. */
export interface OutboxOptions {
  storage: OutboxStorage;
  lock: TabLock;
  channel: TabChannel | null;
  clock: Clock;
  random: RandomSource;
  /** Does the action on the server. Rejects with `ApiFailure`. */
  send: (entry: OutboxEntry) => Promise<unknown>;
  laneOf: (wish: Wish) => LaneName;
  /** Null while nobody is signed in. */
  owner: () => OutboxOwner | null;
  /** Whether actions may be sent now: connected, and everything missed was caught up with. */
  isOpen: () => boolean;
  /** The actions people should see as waiting, of everybody, the oldest first. */
  onChange: (entries: readonly OutboxEntry[]) => void;
  /** An action whose caller is long gone will not be done. */
  onRefused: (entry: OutboxEntry, refusal: Refusal) => void;
  report: (error: unknown) => void;
}

/**
 * Everything people do goes through here: it is written to disk first and sent from there, in order, by
 * one tab at a time. With a connection that takes no longer than the call itself; without one it waits.
 * The key of an action is made once, so that whatever breaks in between, the server does it once.
 */
export interface Outbox {
  /** Takes an action on. Rejects when it could not even be kept. */
  add: (wish: Wish, key: string) => Promise<Outcome>;
  /** Takes an action back; answers false when it was sent (or taken back) already. */
  discard: (key: string) => Promise<boolean>;
  /** To be called when the connection or the person changed. */
  look: () => void;
  close: () => void;
}

const holdMs: Record<LaneName, number> = { acciones: 15_000, imagenes: 60_000 };
/**
 * Older actions are not sent: the server remembers keys for a day, and an alert of yesterday rings for
 * nothing today.
 */
const maxAgeMs = 20 * 3_600_000;

/** Creates the outbox; call `look` once to find what an earlier page left. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { storage, lock, channel, clock, random, report } = options;
  /** Callers that still wait for the server's answer to the first try. */
  const waiters = new Map<string, (outcome: Outcome) => void>();
  const sending = new Set<string>();
  let refreshes = 0;

  const laneFor = (name: LaneName): Lane =>
    createLane({
      name: `outbox.${name}`,
      holdMs: holdMs[name],
      ...{ lock, clock, random, report },
      isOpen: () => options.owner() !== null && options.isOpen(),
      step: () => sendFirst(name),
    });
  const lanes: Record<LaneName, Lane> = {
    acciones: laneFor('acciones'),
    imagenes: laneFor('imagenes'),
  };

  async function sendFirst(name: LaneName): Promise<Step> {
    const owner = options.owner();
    if (owner === null) return { kind: 'empty' };
    const entry = (await storage.all()).find(
      (candidate) => belongsTo(candidate, owner) && options.laneOf(candidate.wish) === name,
    );
    if (entry === undefined) return { kind: 'empty' };
    sending.add(entry.key);
    try {
      return await sendEntry(entry);
    } finally {
      sending.delete(entry.key);
    }
  }

  async function sendEntry(entry: OutboxEntry): Promise<Step> {
    if (clock.now() - entry.createdAt > maxAgeMs) {
      await storage.remove(entry.seq);
      tellRefused(entry, { why: 'expired' });
      changed();
      return { kind: 'settled' };
    }
    const sent = await options.send(entry).then(
      (value) => ({ kind: 'done', value }) as const,
      (error: unknown) => ({ kind: 'failed', failure: toFailure(error) }) as const,
    );
    if (sent.kind === 'failed' && verdictOn(sent.failure, entry.attempts) === 'later') {
      await storage.setAttempts(entry.seq, entry.attempts + 1);
      letWaitersGo();
      return { kind: 'later', retryAfterMs: sent.failure.retryAfterMs };
    }
    await storage.remove(entry.seq);
    settle(entry, sent);
    return { kind: 'settled' };
  }

  /** Tells whoever waits for the answer, else the person. */
  function settle(entry: OutboxEntry, outcome: Exclude<Outcome, { kind: 'queued' }>): void {
    const waiter = waiters.get(entry.key);
    if (waiter !== undefined) {
      waiters.delete(entry.key);
      waiter(outcome);
      return;
    }
    if (outcome.kind === 'failed') {
      const { status, mensaje } = outcome.failure;
      tellRefused(entry, { why: 'refused', status, mensaje });
    }
    changed();
  }

  function tellRefused(entry: OutboxEntry, refusal: Refusal): void {
    options.onRefused(entry, refusal);
    channel?.post({ kind: 'refused', entry, refusal });
  }

  /** Nobody should wait for an outage to end: what was asked for is queued now. */
  function letWaitersGo(): void {
    if (waiters.size === 0) {
      refresh();
      return;
    }
    for (const waiter of waiters.values()) waiter({ kind: 'queued' });
    waiters.clear();
    changed();
  }

  function changed(): void {
    refresh();
    channel?.post({ kind: 'changed' });
  }

  function refresh(): void {
    refreshes += 1;
    const mine = refreshes;
    storage.all().then((entries) => {
      if (mine !== refreshes) return;
      const kept = new Set(entries.map(({ key }) => key));
      for (const [key, waiter] of waiters) {
        if (kept.has(key) || sending.has(key)) continue;
        // Another tab had the turn and sent it.
        waiters.delete(key);
        waiter({ kind: 'queued' });
      }
      options.onChange(entries.filter(({ key }) => !waiters.has(key)));
    }, report);
  }

  const stopListening = channel?.on((message) => {
    if (message.kind === 'refused') options.onRefused(message.entry, message.refusal);
    refresh();
  });

  return {
    async add(wish, key) {
      const owner = options.owner();
      if (owner === null) throw new Error('Nobody is signed in.');
      const entry = { key, wish, ...owner, createdAt: clock.now(), attempts: 0 };
      await storage.add(entry);
      const lane = lanes[options.laneOf(wish)];
      if (!options.isOpen() || lane.isWaiting()) {
        changed();
        return { kind: 'queued' };
      }
      return new Promise((resolve) => {
        waiters.set(key, resolve);
        lane.wake();
      });
    },
    async discard(key) {
      const entry = (await storage.all()).find((candidate) => candidate.key === key);
      if (entry === undefined) return false;
      const removed = await lanes[options.laneOf(entry.wish)].aside(() =>
        storage.remove(entry.seq),
      );
      changed();
      return removed;
    },
    look() {
      const open = options.owner() !== null && options.isOpen();
      for (const lane of Object.values(lanes)) {
        if (open) lane.wake();
        else lane.sleep();
      }
      if (open) refresh();
      else letWaitersGo();
    },
    close() {
      for (const lane of Object.values(lanes)) lane.sleep();
      stopListening?.();
      channel?.close();
      storage.close();
    },
  };
}

function belongsTo(entry: OutboxEntry, { usuarioId, servidor }: OutboxOwner): boolean {
  return entry.usuarioId === usuarioId && entry.servidor === servidor;
}
