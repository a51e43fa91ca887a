import type { EntityManager } from 'typeorm';

/** An event to be sent again, by its number alone, and for the how-manieth time. */
export interface Resend {
  id: number;
  attempt: number;
}

/** The channel on which brokers tell each other what to send again. */
export const resendChannel = 'campana_repetir';

/** Most events told in one notification, whose text Postgres limits to 8,000 bytes. */
const perNotification = 200;

/**
 * Tells the other brokers on this database to send events again to their screens, too. They hear of it
 * when the transaction is committed, so with the attempt it is counted by or not at all.
 *
 * @param broker who tells it, so that it can know its own words.
 */
export async function announceResends(
  manager: EntityManager,
  broker: string,
  resends: readonly Resend[],
): Promise<void> {
  for (let first = 0; first < resends.length; first += perNotification) {
    const pairs = resends
      .slice(first, first + perNotification)
      .map(({ id, attempt }) => [id, attempt]);
    await manager.query('SELECT pg_notify($1, $2)', [
      resendChannel,
      JSON.stringify({ broker, pairs }),
    ]);
  }
}

/** What another broker announced; nothing where it is the own word of `broker`, or no announcement. */
export function readAnnouncement(text: string, broker: string): Resend[] {
  try {
    const told = JSON.parse(text) as { broker?: unknown; pairs?: unknown };
    if (told.broker === broker || !Array.isArray(told.pairs)) return [];
    return (told.pairs as unknown[]).flatMap((pair) => {
      if (!Array.isArray(pair)) return [];
      const [id, attempt] = pair as unknown[];
      return Number.isInteger(id) && Number.isInteger(attempt)
        ? [{ id: id as number, attempt: attempt as number }]
        : [];
    });
  } catch {
    // Anybody may notify on a channel; what is no announcement is nothing to act on.
    return [];
  }
}
