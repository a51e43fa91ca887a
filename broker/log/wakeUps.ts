import pg from 'pg';
import { resendChannel } from '../../db/resends';
import type { Logger } from '../ports';

/** How long after a notification the follower looks, so that this broker's own commits are already known. */
const settleMs = 10;
/** A look without any notification: they are lost while the connection is down, and can go silent half-open. */
const pollMs = 1_000;
const reconnectMs = 1_000;

/** What other programs on the same database can tell. */
export interface WakeUpListener {
  /** The log may have grown, up to this number (unknown: null). */
  wake(newestId: number | null): void;
  /** Another broker sends events again. */
  repeated(announcement: string): void;
}

const grown = 'campana_eventos';

/**
 * Tells when the log may have grown through another program: by a notification of Postgres, and every
 * second in any case. Passes on, too, what other brokers send again.
 */
export function startWakeUps(
  url: string,
  listener: WakeUpListener,
  logger: Logger,
): { close(): Promise<void> } {
  let client: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let settle: NodeJS.Timeout | undefined;
  let newest = 0;

  const onNotification = (message: pg.Notification): void => {
    if (message.channel === resendChannel) {
      listener.repeated(message.payload ?? '');
      return;
    }
    newest = Math.max(newest, Number(message.payload ?? 0));
    settle ??= setTimeout(() => {
      settle = undefined;
      listener.wake(newest);
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
      await next.query(`LISTEN ${grown}; LISTEN ${resendChannel}`);
      listener.wake(null);
    } catch (error) {
      logger.debug({ err: error }, 'notifications are away; polling goes on');
      reconnect();
      await next.end().catch(() => undefined);
    }
  };

  const poll = setInterval(() => listener.wake(null), pollMs);
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
