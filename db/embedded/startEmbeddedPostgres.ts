import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { locateBinaries } from './binaries';
import {
  type ClusterContext,
  clusterFolder,
  createClusterParent,
  databaseName,
  databaseUser,
  ensureCluster,
  ownFolder,
} from './cluster';
import { ensureDatabase } from './connection';
import type { LineLog } from './guardedProcess';
import { firstClosed, pathTo, reachableBinaries, sharedPlace } from './reachable';
import { serverAccount } from './serverAccount';
import { launchServer, type RunningServer } from './server';
import { reasonOf, StartupError } from './startupError';

/** How to run the embedded database. */
export interface EmbeddedPostgresOptions {
  /** A folder of its own, created when missing. One process at a time: hold the data folder's lock. */
  readonly directory: string;
  /** The password of the database user; the one given first stays. */
  readonly password: string;
  /** Takes what the server prints, line by line, and what happens to it. */
  readonly log: LineLog;
  /** More server settings (`{fsync: 'off'}` for tests); they win over ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A running embedded database. */
export interface EmbeddedPostgres {
  /** Connects as the owner to the database `campana`. Holds the password: never log it. */
  readonly url: string;
  readonly port: number;
  /** Shuts the server down and waits until it is gone. May be called again. */
  close(): Promise<void>;
}

const restartDelaysMs = [100, 500, 2000, 5000] as const;

/**
 * Starts PostgreSQL on 127.0.0.1 with a free port, creating the cluster and the database when they
 * are missing. The server ends with this process, however that ends; should the server itself die,
 * it is started again on the same port. Throws a `StartupError` when it cannot start.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const context = await prepare(resolve(options.directory), options.log);
  await ensureCluster(context, options.password);
  const settings = options.settings ?? {};
  let server = await launchServer(context, { password: options.password, settings });
  const { port } = server;
  const url = (database: string) =>
    `postgres://${databaseUser}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;
  try {
    await ensureDatabase(url, databaseName);
  } catch (error) {
    await server.stop();
    throw error;
  }

  const closing = new AbortController();
  const supervision = supervise(
    server,
    () => launchServer(context, { password: options.password, settings, port }),
    (next) => (server = next),
    closing.signal,
    options.log,
  );
  let closed: Promise<void> | undefined;
  return {
    url: url(databaseName),
    port,
    close: () => {
      closing.abort();
      closed ??= server.stop().then(() => supervision);
      return closed;
    },
  };
}

async function prepare(directory: string, log: LineLog): Promise<ClusterContext> {
  const installed = locateBinaries();
  await createClusterParent(directory);
  const account = await serverAccount(clusterFolder(directory));
  if (account === undefined) {
    return { directory, binaries: installed, account, insideOnly: false, log };
  }
  const closed = await firstClosed(pathTo(directory), account);
  if (closed !== undefined && !existsSync(ownFolder)) {
    throw new StartupError(
      `La base de datos incluida funciona como el usuario del sistema ${account.name}, que no puede entrar en ${closed}: ` +
        `indique en CAMPANA_DATA_DIR una carpeta a la que llegue o ejecute "chmod o+x ${closed}".`,
    );
  }
  const insideOnly = closed !== undefined;
  const binaries = await reachableBinaries(
    installed,
    insideOnly ? sharedPlace : directory,
    account,
  );
  return { directory, binaries, account, insideOnly, log };
}

/** Starts the server again whenever it dies, until told to stop. */
async function supervise(
  first: RunningServer,
  launch: () => Promise<RunningServer>,
  replace: (server: RunningServer) => void,
  closing: AbortSignal,
  log: LineLog,
): Promise<void> {
  let server = first;
  for (;;) {
    await server.ended;
    for (let attempt = 0; !closing.aborted; attempt += 1) {
      const waitMs = restartDelaysMs[Math.min(attempt, restartDelaysMs.length - 1)];
      log(`the embedded database ended by itself; starting it again in ${waitMs ?? 0} ms`);
      try {
        await delay(waitMs, undefined, { signal: closing });
        server = await launch();
        replace(server);
        break;
      } catch (error) {
        log(`the embedded database did not start: ${reasonOf(error)}`);
      }
    }
    if (closing.aborted) {
      // Closed while it was starting again: whoever closes waits for us, and we for the server.
      await server.stop();
      return;
    }
  }
}
