import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { retireOldest, type RetiredEvent } from '../../db/retention';
import { startBackground } from '../background';
import type { Logger } from '../ports';
import { countAll } from '../services/eventCounting';

/** How often old events are looked for, in milliseconds; the first time soon after the start. */
const everyMs = 3_600_000;
const firstAfterMs = 60_000;
/** Events removed in one transaction, and the pause after it: what happens meanwhile waits for neither. */
const stepEvents = 500;
const pauseMs = 100;

/** What the retention needs. */
export interface RetentionDeps {
  dataSource: DataSource;
  /** Days an event is kept in the database; 0 keeps all of them for ever. */
  days: number;
  /** Puts events into the audit; resolves when they are safe there. */
  audit: (events: readonly RetiredEvent[]) => Promise<void>;
  logger: Logger;
}

/** Moves old events from the database to the audit's files, in the background and in small steps. */
export function startRetention(deps: RetentionDeps): { close(): Promise<void> } {
  if (deps.days === 0) return { close: () => Promise.resolve() };
  return startBackground({
    work: async (signal) => {
      await retire(deps, signal);
      return false;
    },
    everyMs,
    firstAfterMs,
    failure: 'old events could not be moved to the audit; trying again later',
    logger: deps.logger,
  });
}

/** Moves everything that is old now; ends early, between two steps, when told to. */
export async function retire(
  { dataSource, days, audit, logger }: RetentionDeps,
  ending: AbortSignal,
): Promise<void> {
  let removed = 0;
  try {
    // The statistics go on telling of them.
    await countAll(dataSource, ending);
    while (!ending.aborted) {
      const count = await dataSource.transaction((manager) =>
        retireOldest(manager, { days, limit: stepEvents }, audit),
      );
      removed += count;
      if (count < stepEvents) break;
      await delay(pauseMs, undefined, { signal: ending }).catch(() => undefined);
    }
  } finally {
    if (removed > 0) logger.info({ eventos: removed }, 'old events were moved to the audit');
  }
}
