import type { DataSource } from 'typeorm';
import { appendEvents } from '../../db/eventLog';
import type { EventDraft } from '../../shared/protocol/events';
import type { CommitListener, RunTransaction } from '../ports';

/**
 * Business work and its events in one transaction. The events are appended after the work, as the
 * last statement, because the append holds the log's lock until the commit; they are delivered only
 * when the commit succeeded.
 */
export function createTransactions(
  dataSource: DataSource,
  listener: CommitListener,
): RunTransaction {
  return async (work) => {
    const { value, appended } = await dataSource.transaction(async (manager) => {
      const drafts: EventDraft[] = [];
      const result = await work({ manager, emit: (draft) => drafts.push(draft) });
      return {
        value: result,
        appended: drafts.length > 0 ? await appendEvents(manager, drafts) : null,
      };
    });
    if (appended) listener.committed(appended);
    return value;
  };
}
