import type { DataSource } from 'typeorm';
import { takeDueRedeliveries, type Redelivery } from '../../db/deliveries';
import { takeAlertsToEscalate, takeAlertsToInsistOn } from '../../db/escalation';
import type { EventDraft } from '../../shared/protocol/events';
import type { Logger, RunTransaction } from '../ports';

/** How often the database is asked what is due, in milliseconds. */
const lookMs = 1_000;

/** What the watch needs. */
export interface RedeliveryDeps {
  dataSource: DataSource;
  runTransaction: RunTransaction;
  logger: Logger;
  /** Sends an event again to every screen that may see it. */
  resend: (redelivery: Redelivery) => void;
}

/**
 * Keeps at it: sends critical events again that no screen confirmed, insists on urgent alerts nobody
 * read, and takes them to the admins in the end. What is due is read from the database alone, so a
 * restart forgets nothing.
 */
export function startRedeliveries(deps: RedeliveryDeps): { close(): Promise<void> } {
  let looking: Promise<void> | null = null;
  const look = (): void => {
    looking ??= lookOnce(deps).finally(() => {
      looking = null;
    });
  };
  const timer = setInterval(look, lookMs);
  return {
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function lookOnce({
  dataSource,
  runTransaction,
  logger,
  resend,
}: RedeliveryDeps): Promise<void> {
  try {
    const due = await dataSource.transaction((manager) => takeDueRedeliveries(manager));
    due.forEach(resend);
    const insisted = await dataSource.transaction((manager) => takeAlertsToInsistOn(manager));
    insisted.forEach((logged) => resend({ logged, attempt: 1 }));
    await runTransaction(async ({ manager, emit }) => {
      for (const alert of await takeAlertsToEscalate(manager)) emit(escalationOf(alert));
    });
  } catch (error) {
    logger.warn(
      { err: error },
      'due deliveries could not be read; the next look follows in a second',
    );
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
