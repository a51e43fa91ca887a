import type { DataSource } from 'typeorm';
import { forgetKeys } from '../../db/idempotency';
import { startBackground } from '../background';
import type { Logger } from '../ports';

const everyMs = 15 * 60_000;
/** The contract promises 24; twice that leaves room for a clock that is off. */
const keepKeysHours = 48;
/** Ended sign-ins are kept for a while, for whoever asks who was signed in. */
const keepSessionsDays = 30;

/** Forgets, every quarter of an hour, what nobody needs any more: old idempotency keys and sign-ins. */
export function startHousekeeping(
  dataSource: DataSource,
  logger: Logger,
): { close(): Promise<void> } {
  return startBackground({
    work: async () => {
      await clean(dataSource);
      return false;
    },
    everyMs,
    firstAfterMs: everyMs,
    failure: 'old keys and sessions could not be removed; trying again later',
    logger,
  });
}

/** Removes old idempotency keys and sign-ins that ended long ago. */
export async function clean(dataSource: DataSource): Promise<void> {
  await forgetKeys(dataSource.manager, keepKeysHours);
  await dataSource.query(
    `DELETE FROM SESIONES WHERE least(FECHA_EXPIRA, FECHA_CIERRE) <
      (now() AT TIME ZONE 'UTC') - make_interval(days => $1)`,
    [keepSessionsDays],
  );
}
