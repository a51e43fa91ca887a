import type { DataSource } from 'typeorm';
import { countEvents } from '../../db/eventCounts';
import { startBackground } from '../background';
import type { Logger } from '../ports';

/** How often new events are counted, in milliseconds; those after the last count are read one by one. */
const everyMs = 10_000;
/** Events counted in one transaction. */
const stepEvents = 20_000;

/** Keeps the counts of events up to date, in the background. */
export function startEventCounting(
  dataSource: DataSource,
  logger: Logger,
): { close(): Promise<void> } {
  return startBackground({
    work: async (signal) => {
      await countAll(dataSource, signal);
      return false;
    },
    everyMs,
    failure: 'events could not be counted; trying again in a moment',
    logger,
  });
}

/** Counts everything that is stored now; ends early, between two steps, when told to. */
export async function countAll(dataSource: DataSource, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    const counted = await dataSource.transaction((manager) => countEvents(manager, stepEvents));
    if (counted < stepEvents) return;
  }
}
