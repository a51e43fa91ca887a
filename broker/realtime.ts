import type { DataSource } from 'typeorm';
import { newestEventId, readEventsAfter, readResumeWindow } from '../db/eventLog';
import { restoredUpTo } from '../db/restored';
import { removedUpTo } from '../db/retention';
import { maxBufferedBytes, resumeWindow } from '../shared/protocol/limits';
import { EventRing } from './core/eventRing';
import type { SubscriberLimits } from './core/subscriber';
import { ConfirmationWriter } from './deliveries/confirmations';
import { startRedeliveries } from './deliveries/redeliveries';
import { GroupCommit, type StoreAlert } from './log/groupCommit';
import { LogFollower } from './log/follower';
import { createTransactions } from './log/transactions';
import { startWakeUps } from './log/wakeUps';
import type { Telemetry } from './metrics/telemetry';
import type { Clock, Logger, RunTransaction, StandingReader } from './ports';
import { Hub } from './ws/hub';
import { toOutgoing } from './ws/outgoing';
import { PacedFanOut } from './ws/pacedFanOut';

/** From the log to the sockets: everything that makes an event travel. */
export interface Realtime {
  ring: EventRing;
  hub: Hub;
  /** Publishes single events, gathered into shared commits. */
  publisher: GroupCommit;
  runTransaction: RunTransaction;
  /** Takes in what other programs added to the log; resolves also when the database is away. */
  readLog(): Promise<void>;
  close(): Promise<void>;
}

/** What it needs. */
export interface RealtimeDeps {
  dataSource: DataSource;
  databaseUrl: string;
  standings: StandingReader;
  storeAlert: StoreAlert;
  clock: Clock;
  logger: Logger;
  telemetry: Telemetry;
}

/** A screen may have this much waiting in memory; past it, the ring keeps its events for it. */
export const subscriberLimits: SubscriberLimits = {
  highWaterBytes: maxBufferedBytes / 4,
  stallMs: 10_000,
};

/** Loads the resume window and starts following the log. */
export async function startRealtime(deps: RealtimeDeps): Promise<Realtime> {
  const { dataSource, clock, logger, telemetry } = deps;
  const ring = await loadRing(dataSource);
  const confirmations = new ConfirmationWriter(dataSource, logger);
  const hub = new Hub(ring, deps.standings, confirmations, clock, logger, telemetry);
  const fanOut = new PacedFanOut((arrivals) => hub.publish(arrivals));
  const reader = {
    readAfter: (afterId: number, limit: number) =>
      readEventsAfter(dataSource.manager, afterId, limit),
  };
  const follower = new LogFollower(
    ring.newestId,
    reader,
    (events, source) => fanOut.add(events, source),
    logger,
  );
  const runTransaction = createTransactions(dataSource, follower);
  const publisher = new GroupCommit(dataSource, follower, deps.storeAlert);
  const redeliveries = startRedeliveries({
    dataSource,
    runTransaction,
    logger,
    telemetry,
    resend: ({ logged, attempt }) => hub.resend(logged, attempt),
  });
  const wakeUps = startWakeUps(
    deps.databaseUrl,
    {
      wake: (id) => void follower.wake(id),
      repeated: (announcement) => redeliveries.announced(announcement),
    },
    logger,
  );
  return {
    ring,
    hub,
    publisher,
    runTransaction,
    async readLog() {
      await follower.wake(null);
      fanOut.flush();
    },
    async close() {
      hub.close();
      await Promise.all([redeliveries.close(), wakeUps.close(), publisher.close()]);
      await Promise.all([follower.close(), confirmations.close()]);
      fanOut.close();
    },
  };
}

/** Everything stored after the ring's floor is in it, or will come from the log. */
async function loadRing(dataSource: DataSource): Promise<EventRing> {
  // What came before a restore cannot be resumed over either: screens saw numbers that are gone.
  const restored = await restoredUpTo(dataSource.manager);
  const events = (await readResumeWindow(dataSource.manager, resumeWindow)).filter(
    ({ id }) => id > restored,
  );
  const first = events[0];
  // What was removed cannot be resumed over, though no stored event tells of it any more.
  const removed = await removedUpTo(dataSource.manager);
  const before = first
    ? await idBefore(dataSource, first.id)
    : await newestEventId(dataSource.manager);
  const floor = Math.max(before, removed, restored);
  const ring = new EventRing(resumeWindow.events, floor);
  for (const event of events) ring.push(toOutgoing(event));
  return ring;
}

/** The number of the stored event before `id`; 0 when there is none, so that a screen can resume from 0. */
async function idBefore(dataSource: DataSource, id: number): Promise<number> {
  const rows: { id: number }[] = await dataSource.query(
    'SELECT coalesce(max(ID), 0) AS id FROM EVENTOS_REALTIME WHERE ID < $1',
    [id],
  );
  return rows[0]?.id ?? 0;
}
