import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { programPath } from './binaries';
import {
  type ClusterContext,
  clusterFolder,
  databaseUser,
  explainOutput,
  ownFolder,
} from './cluster';
import { type Answer, probe } from './connection';
import { type GuardedProcess, spawnGuarded } from './guardedProcess';
import { clearEarlierServer, recordedPid, signalServer, stopServer } from './runningServer';
import { StartupError } from './startupError';

/** A server process that accepts connections. */
export interface RunningServer {
  readonly port: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Fast shutdown; harder when it takes too long. Resolves when the server has ended. */
  stop(): Promise<void>;
}

/** How to launch it: `port` asks for that one, otherwise any free one. */
export interface LaunchOptions {
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly port?: number;
}

const attempts = 10;
const probeEveryMs = 15;
/** Recovery after a crash can take a while, but not for ever. */
const readyTimeoutMs = 120_000;
const fastStopMs = 3000;
const immediateStopMs = 2000;

/** One restaurant's worth of memory, and nothing on the network but our own loopback port. */
const ourSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  huge_pages: 'off',
  io_method: 'sync',
  jit: 'off',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // What is wrong with a statement is told to whoever sent it. Here it would quote statements and rows, which
  // are customers' data: errors (below `log`), the statement of any line, and details are left out.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  password_encryption: 'scram-sha-256',
};

/** Starts the server on an existing cluster and waits until it answers. */
export async function launchServer(
  context: ClusterContext,
  options: LaunchOptions,
): Promise<RunningServer> {
  const cluster = clusterFolder(context.directory);
  for (let attempt = 1; ; attempt += 1) {
    await clearEarlierServer(cluster, context.binaries);
    const port = options.port ?? (await freePort());
    const settings = { ...ourSettings, ...options.settings, port: String(port) };
    const guarded = spawnGuarded(
      programPath(context.binaries, 'postgres'),
      [
        '-D',
        context.insideOnly ? ownFolder : cluster,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { cwd: cluster, account: context.account, log: context.log },
    );
    const answer = await firstAnswer(guarded, port, options.password);
    if (answer === 'ready') {
      return { port, ended: guarded.ended, stop: () => stop(guarded, context) };
    }
    if (answer !== 'ended') {
      await stop(guarded, context);
      throw new StartupError(refusal[answer](cluster));
    }
    if (attempt === attempts || !passesByItself(guarded.lastLines())) {
      throw new StartupError(
        `La base de datos en ${cluster} no arrancó: ${explainOutput(guarded.lastLines())}.`,
      );
    }
    await delay(100 * attempt);
  }
}

const refusal: Record<Exclude<Answer, 'ready'>, (cluster: string) => string> = {
  'wrong-password': (cluster) =>
    `La base de datos en ${cluster} tiene otra contraseña que la guardada en los secretos de la carpeta de datos: ` +
    'reponga el archivo del secreto anterior o mueva la base de datos a otro lugar para empezar con una vacía.',
  'not-yet': (cluster) =>
    `La base de datos en ${cluster} no estuvo lista en ${readyTimeoutMs / 1000} segundos: vea sus líneas en el registro.`,
};

/** Waits until the server accepts a connection, refuses us, ends, or takes too long (`not-yet`). */
async function firstAnswer(
  guarded: GuardedProcess,
  port: number,
  password: string,
): Promise<Answer | 'ended'> {
  const url = `postgres://${databaseUser}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const server = { hasEnded: false };
  const end = guarded.ended.then(() => {
    server.hasEnded = true;
  });
  const deadline = performance.now() + readyTimeoutMs;
  while (performance.now() < deadline) {
    await Promise.race([end, delay(probeEveryMs)]);
    // Looked at before and after: a server that lost the race for its port must not be taken for the
    // other program that now answers there.
    const answer = server.hasEnded ? 'not-yet' : await probe(url);
    if (server.hasEnded) {
      return 'ended';
    }
    if (answer !== 'not-yet') {
      return answer;
    }
  }
  return 'not-yet';
}

/** Another program took the port first, or children of a killed server are still on their way out. */
function passesByItself(output: string): boolean {
  return /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory|lock file "postmaster.pid" already exists/.test(
    output,
  );
}

async function stop(guarded: GuardedProcess, context: ClusterContext): Promise<void> {
  const cluster = clusterFolder(context.directory);
  const pid = await recordedPid(cluster).catch(() => undefined);
  guarded.interrupt();
  if (process.platform === 'win32' && pid !== undefined) {
    await stopServer(pid, cluster, context.binaries).catch(() => undefined);
  }
  if (await endsWithin(guarded, fastStopMs)) {
    return;
  }
  context.log(
    'the embedded database takes long to stop; ending it at once (it recovers at the next start)',
  );
  if (pid !== undefined && pid !== 0 && process.platform !== 'win32') {
    signalServer(pid, 'SIGQUIT');
  }
  if (await endsWithin(guarded, immediateStopMs)) {
    return;
  }
  guarded.kill();
  await guarded.ended;
}

async function endsWithin(guarded: GuardedProcess, timeoutMs: number): Promise<boolean> {
  const cancel = new AbortController();
  const timeout = delay(timeoutMs, false, { signal: cancel.signal }).catch(() => false);
  const ended = await Promise.race([guarded.ended.then(() => true), timeout]);
  cancel.abort();
  return ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new StartupError('No hay ningún puerto libre en 127.0.0.1 para la base de datos.');
  }
  return address.port;
}
