import { DataSource } from 'typeorm';
import { migrations } from '../migrations';
import { entities } from './entities';

/** How to reach Postgres. */
export interface DatabaseOptions {
  url: string;
  /** Most connections held at once. */
  poolSize?: number;
}

/** How long a request waits for a connection before the database counts as away, in milliseconds. */
const connectTimeoutMs = 3_000;

/** Builds the data source; it connects on `initialize()` and is closed with `destroy()`. */
export function createDataSource({ url, poolSize = 10 }: DatabaseOptions): DataSource {
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
      options: '-c timezone=UTC',
      keepAlive: true,
    },
  });
}
