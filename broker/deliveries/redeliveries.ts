import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { takeDueRedeliveries, type Redelivery } from '../../db/deliveries';
import { takeAlertsToEscalate, takeAlertsToInsistOn } from '../../db/escalation';
import { readEventsById } from '../../db/eventLog';
import { announceResends, readAnnouncement } from '../../db/resends';
import type { EventDraft } from '../../shared/protocol/events';
import { startBackground } from '../background';
import type { Repetition, Telemetry } from '../metrics/telemetry';
import type { Logger, RunTransaction } from '../ports';

/** How often the database is asked what is due, in milliseconds. */
const lookMs = 1_000;

/** What the watch needs. */
export interface RedeliveryDeps {
  dataSource: DataSource;
  runTransaction: RunTransaction;
  logger: Logger;
  telemetry: Telemetry;
  /** Sends an event again to every screen of this broker that may see it. */
  resend: (redelivery: Redelivery) => void;
}

/** The watch over what is due. */
export interface Redeliveries {
  /** Another broker on this database (or this one: its own words change nothing) sends something again. */
  announced(text: string): void;
  close(): Promise<void>;
}

/**
 * Keeps at it: sends critical events again that no screen confirmed, insists on urgent alerts nobody
 * read, and takes them to the admins in the end. What is due is read from the database alone, so a
 * restart forgets nothing. With several brokers on one database, one of them takes up what is due and
 * tells the others, so that it reaches the screens of all.
 */
export function startRedeliveries(deps: RedeliveryDeps): Redeliveries {
  const me = randomUUID();
  let repeating: Promise<void> = Promise.resolve();
  const watch = startBackground({
    work: async () => {
      await lookOnce(deps, me);
      return false;
    },
    everyMs: lookMs,
    firstAfterMs: lookMs,
    failure: 'due deliveries could not be read; trying again every second',
    logger: deps.logger,
  });
  return {
    announced(text) {
      repeating = repeating.then(() => repeatForOthers(deps, text, me));
    },
    async close() {
      await watch.close();
      await repeating;
    },
  };
}

async function lookOnce(deps: RedeliveryDeps, me: string): Promise<void> {
  const { runTransaction, telemetry } = deps;
  await takeAndResend(deps, me, 'unconfirmed', takeDueRedeliveries);
  await takeAndResend(deps, me, 'unread', async (manager) =>
    (await takeAlertsToInsistOn(manager)).map((logged) => ({ logged, attempt: 1 })),
  );
  const escalated = await runTransaction(async ({ manager, emit }) => {
    const alerts = await takeAlertsToEscalate(manager);
    for (const alert of alerts) emit(escalationOf(alert));
    return alerts.length;
  });
  telemetry.escalated(escalated);
}

async function takeAndResend(
  { dataSource, telemetry, resend }: RedeliveryDeps,
  me: string,
  reason: Repetition,
  take: (manager: EntityManager) => Promise<Redelivery[]>,
): Promise<void> {
  const taken = await dataSource.transaction(async (manager) => {
    const due = await take(manager);
    await announceResends(
      manager,
      me,
      due.map(({ logged, attempt }) => ({ id: logged.id, attempt })),
    );
    return due;
  });
  for (const redelivery of taken) {
    resend(redelivery);
    telemetry.repeated(reason);
  }
}

async function repeatForOthers(
  { dataSource, logger, resend }: RedeliveryDeps,
  text: string,
  me: string,
): Promise<void> {
  const attempts = new Map(readAnnouncement(text, me).map(({ id, attempt }) => [id, attempt]));
  if (attempts.size === 0) return;
  try {
    const events = await readEventsById(dataSource.manager, [...attempts.keys()]);
    for (const logged of events) resend({ logged, attempt: attempts.get(logged.id) ?? 1 });
  } catch (error) {
    logger.warn({ err: error }, 'what another broker sends again could not be read');
  }
}

function escalationOf(
  alert: Awaited<ReturnType<typeof takeAlertsToEscalate>>[number],
): EventDraft<'alerta_escalada'> {
  return {
    tipo: 'alerta_escalada',
    alerta_id: alert.id,
    pedido_id: alert.pedido_id,
    sucursal_id: alert.sucursal_id,
    prioridad: alert.prioridad,
    mensaje: alert.mensaje ?? '',
    nivel: 1,
  };
}
