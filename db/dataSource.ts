import { Socket } from 'node:net';
import { DataSource } from 'typeorm';
import { migrations } from '../migrations';
import { entities } from './entities';

/** How to reach Postgres. */
export interface DatabaseOptions {
  url: string;
  /** Most connections held at once; `defaultPoolSize` unless given. */
  poolSize?: number;
  /**
   * A server that owes an answer for longer counts as away: the statement is cancelled, or, where the
   * server says nothing at all, its connection closed. Without it answers may take for ever.
   */
  answerWithinMs?: number;
}

/** Connections a broker holds at most. */
export const defaultPoolSize = 10;

/** How long a request waits for a connection before the database counts as away, in milliseconds. */
const connectTimeoutMs = 3_000;

/** Time for a cancelled statement to be reported, before the connection itself is given up, in milliseconds. */
const cancelGraceMs = 2_000;

/** Builds the data source; it connects on `initialize()` and is closed with `destroy()`. */
export function createDataSource({
  url,
  poolSize = defaultPoolSize,
  answerWithinMs,
}: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'campana',
    entities,
    migrations,
    migrationsTableName: 'migraciones',
    synchronize: false,
    logging: false,
    connectTimeoutMS: connectTimeoutMs,
    // An idle connection that dies is replaced by the pool; queries in flight report it themselves.
    poolErrorHandler: () => undefined,
    extra: {
      max: poolSize,
      // A moment read without a zone is UTC, whatever the server's default.
      options: `-c timezone=UTC -c statement_timeout=${answerWithinMs ?? 0}`,
      keepAlive: true,
      ...(answerWithinMs === undefined ? {} : givesUpAfter(answerWithinMs)),
    },
  });
}

/** How full a pool of connections is. */
export interface PoolState {
  total: number;
  idle: number;
  /** Requests that wait for a connection. */
  waiting: number;
}

/** How the pool of a data source is doing. */
export function poolState(dataSource: DataSource): PoolState {
  const { master } = dataSource.driver as unknown as {
    master?: { totalCount: number; idleCount: number; waitingCount: number };
  };
  return {
    total: master?.totalCount ?? 0,
    idle: master?.idleCount ?? 0,
    waiting: master?.waitingCount ?? 0,
  };
}

/**
 * Settings of a pool whose connections do not wait for ever. The server cancels what takes too long,
 * so that it is certain not to have happened. A server that was stopped, or lies behind a cable that
 * was pulled, cannot: nothing would tell us for a quarter of an hour, so silence itself is the sign.
 */
function givesUpAfter(answerWithinMs: number): object {
  return {
    // Idle connections are silent too: they are let go before silence could be held against them.
    idleTimeoutMillis: answerWithinMs,
    stream: () => {
      const socket = new Socket();
      socket.setTimeout(answerWithinMs + cancelGraceMs, () => {
        const error = new Error('The database said nothing for too long.');
        socket.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
      });
      return socket;
    },
  };
}
