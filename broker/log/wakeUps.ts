import pg from 'pg';
import type { Logger } from '../ports';

/** How long after a notification the follower looks, so that this broker's own commits are already known. */
const settleMs = 10;
/** A look without any notification: they are lost while the connection is down, and can go silent half-open. */
const pollMs = 1_000;
const reconnectMs = 1_000;

/**
 * Calls `wake` when the log may have grown through another program: by a notification of Postgres,
 * and every second in any case.
 */
export function startWakeUps(
  url: string,
  wake: (newestId: number | null) => void,
  logger: Logger,
): { close(): Promise<void> } {
  let client: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let settle: NodeJS.Timeout | undefined;
  let newest = 0;

  const onNotification = (message: pg.Notification): void => {
    newest = Math.max(newest, Number(message.payload ?? 0));
    settle ??= setTimeout(() => {
      settle = undefined;
      wake(newest);
    }, settleMs);
  };

  const listen = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    const reconnect = (): void => {
      if (closed || client !== next) return;
      client = null;
      retry = setTimeout(() => void listen(), reconnectMs);
    };
    client = next;
    next.on('error', reconnect);
    next.on('end', reconnect);
    next.on('notification', onNotification);
    try {
      await next.connect();
      await next.query('LISTEN campana_eventos');
      wake(null);
    } catch (error) {
      logger.debug({ err: error }, 'notifications are away; polling goes on');
      reconnect();
      await next.end().catch(() => undefined);
    }
  };

  const poll = setInterval(() => wake(null), pollMs);
  void listen();

  return {
    async close() {
      closed = true;
      clearInterval(poll);
      clearTimeout(retry);
      clearTimeout(settle);
      await client?.end().catch(() => undefined);
    },
  };
}
