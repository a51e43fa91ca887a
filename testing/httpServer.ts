import { closedBackupDesk } from '../broker/backups/backupDesk';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { createAuth, type Auth } from '../broker/auth';
import { desktopOrigin } from '../broker/http/addressGuard';
import { createHttpServer } from '../broker/http/server';
import { createDecoder } from '../broker/media/decoder';
import { createMediaStore } from '../broker/media/mediaStore';
import { GroupCommit } from '../broker/log/groupCommit';
import { createTransactions } from '../broker/log/transactions';
import { createPairingDesk } from '../broker/pairing/pairingDesk';
import type { Clock, Logger } from '../broker/ports';
import { closedRestoreDesk } from '../broker/setup/restoreDesk';
import { closedDesk } from '../broker/setup/setupDesk';
import { storeBroadcastAlert } from '../broker/services/alertaRows';
import { createDataSource } from '../db/dataSource';
import type { LoggedEvent } from '../db/eventLog';
import type { ApiError } from '../shared/api/common';
import type { StaffRole } from '../shared/roles';
import { readConfig } from '../broker/config';
import { startWhatsapp } from '../broker/whatsapp';
import { createTestDatabase } from './database';
import { temporaryFolder } from './temporaryFolder';

/** What a call answered. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** Calls a route; the test says what it expects to get. */
export type Call = <Body = ApiError>(
  method: string,
  path: string,
  options?: CallOptions,
) => Promise<Answer<Body>>;

/** What a call carries. */
export interface CallOptions {
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: string | Uint8Array | FormData;
  key?: string;
  headers?: Record<string, string>;
}

/** Somebody who calls the server. */
export interface TestCaller {
  id: number;
  token: string;
  call: Call;
}

/** A real HTTP server on a database of its own. */
export interface TestHttpServer {
  url: string;
  port: number;
  dataSource: DataSource;
  databaseUrl: string;
  auth: Auth;
  uploads: string;
  /** Everything that was committed to the log here, oldest first. */
  events: LoggedEvent[];
  /** What the hooks were told. */
  told: { standings: number[]; sessions: string[] };
  clock: Clock & { advance(ms: number): void };
  call: Call;
  /** Makes a person with a session. Without a branch for those who see all. */
  person(role: StaffRole, branchId?: number | null): Promise<TestCaller>;
  service(name?: string): TestCaller;
  close(): Promise<void>;
}

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields, message) => {
    process.stderr.write(`${message} ${JSON.stringify(fields, errorText)}\n`);
  },
};

/** For servers whose failures are what is tested. */
const silent: Logger = { ...quiet, error: () => undefined };

function errorText(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.stack : value;
}

/** Signs the tokens of the server below. */
export const testSecret = 'a secret of more than thirty-two bytes, for tests';

/** Starts the server on a free port, with two branches, some products and supplies. */
export async function startHttpServer(
  options: {
    broadcastRate?: number;
    staticFolder?: string;
    /** CAMPANA_WHATSAPP_…: without them WhatsApp is off. */
    whatsapp?: Record<string, string>;
    /** How often WhatsApp's workers look by themselves. */
    whatsappLookMs?: number;
    /** Another way to the database, e.g. through something that can break. */
    throughUrl?: (databaseUrl: string) => Promise<string>;
  } = {},
): Promise<TestHttpServer> {
  const database = await createTestDatabase();
  const folder = await temporaryFolder();
  const url = (await options.throughUrl?.(database.url)) ?? database.url;
  const dataSource = createDataSource({ url });
  await dataSource.initialize();
  await dataSource.query(`INSERT INTO SUCURSALES (NOMBRE) VALUES ('Miraflores'), ('Barranco')`);
  await dataSource.query(
    `INSERT INTO PRODUCTOS (NOMBRE, PRECIO, ESTACION) VALUES
      ('Hamburguesa', 18.50, 'parrilla'), ('Papas', 7.90, 'freidora'), ('Chicha', 5, 'bebidas')`,
  );
  await dataSource.query(
    `INSERT INTO INSUMOS (NOMBRE, UNIDAD) VALUES ('Cebolla', 'kg'), ('Aceite', 'l')`,
  );
  const events: LoggedEvent[] = [];
  const told = { standings: new Array<number>(), sessions: new Array<string>() };
  const listener = {
    committed: (result: { events: LoggedEvent[] }) => events.push(...result.events),
  };
  let offset = 0;
  const clock = {
    now: () => Date.now() + offset,
    advance: (ms: number) => {
      offset += ms;
    },
  };
  const auth = createAuth({
    dataSource,
    secret: testSecret,
    clock,
    onStandingChanged: (userId) => told.standings.push(userId),
    onSessionClosed: (sessionId) => told.sessions.push(sessionId),
  });
  const publisher = new GroupCommit(
    dataSource,
    { committed: (r) => void listener.committed(r) },
    storeBroadcastAlert,
  );
  const decoder = createDecoder();
  const runTransaction = createTransactions(dataSource, {
    committed: (result) => void listener.committed(result),
  });
  const media = createMediaStore(folder.path, decoder);
  const whatsapp = startWhatsapp({
    dataSource,
    runTransaction,
    config: readConfig(options.whatsapp ?? {}).whatsapp,
    files: media,
    clock,
    logger: options.whatsapp ? silent : quiet,
    ...(options.whatsappLookMs === undefined ? {} : { lookMs: options.whatsappLookMs }),
  });
  let port = 0;
  const app = await createHttpServer({
    dataSource,
    runTransaction,
    auth,
    clock,
    logger: quiet,
    publish: async (draft, caller, key) => ({
      id: await publisher.publish({
        draft,
        senderId: caller.userId,
        key: key === null ? null : { owner: caller.owner, key, route: 'POST /broadcast' },
      }),
    }),
    status: () => ({ clientes: 0, version: '0.0.0-test', demo: false }),
    setup: closedDesk,
    restore: closedRestoreDesk,
    backups: closedBackupDesk,
    tls: null,
    pairing: createPairingDesk({ required: false, huella: null, dataSource, runTransaction }),
    connection: () =>
      Promise.resolve({
        abierta: false,
        direcciones: [],
        huella: null,
        emparejar: false,
        pendientes: 0,
      }),
    served: {
      hosts: () => new Set([`127.0.0.1:${port}`, `localhost:${port}`]),
      origins: new Set([desktopOrigin]),
    },
    media,
    whatsapp,
    screens: { screens: () => [], ringScreen: () => 0, sentTo: () => null },
    metrics: { registry: new Registry(), token: null },
    staticFolder: options.staticFolder ?? `${folder.path}/none`,
    broadcastRate: options.broadcastRate ?? 0,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
  const address = `http://127.0.0.1:${port}`;

  const callAs = (token: string | null): Call =>
    // The type of the body is the test's claim; what it reads of it must hold.
    (async (method: string, path: string, call: CallOptions = {}) => {
      const headers: Record<string, string> = { ...call.headers };
      if (token !== null) headers['authorization'] ??= `Bearer ${token}`;
      if (call.key !== undefined) headers['idempotency-key'] = call.key;
      if (call.body !== undefined) headers['content-type'] ??= 'application/json';
      const body = call.raw ?? (call.body === undefined ? null : JSON.stringify(call.body));
      const response = await fetch(address + path, { method, headers, body });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        body: (isJson && text !== '' ? JSON.parse(text) : text) as unknown,
      };
    }) as Call;

  let people = 0;
  return {
    url: address,
    port,
    dataSource,
    databaseUrl: database.url,
    auth,
    uploads: folder.path,
    events,
    told,
    clock,
    call: callAs(null),
    async person(role, branchId = role === 'ADMIN' || role === 'SUPERADMIN' ? null : 1) {
      people += 1;
      const rows: { id: number }[] = await dataSource.query(
        `INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL, SUCURSAL_ID)
          VALUES ($1, $2, 'no login', $3, $4) RETURNING ID`,
        [`persona${people}`, `Persona ${people}`, role, branchId],
      );
      const id = rows[0]!.id;
      const session = await auth.sessions.open({
        id,
        nombre: `Persona ${people}`,
        rol: role,
        sucursal_id: branchId,
      });
      return { id, token: session.token, call: callAs(session.token) };
    },
    service(name = 'pos') {
      const token = auth.issueServiceToken(name, 1);
      return { id: 0, token, call: callAs(token) };
    },
    async close() {
      await app.close();
      await whatsapp.close();
      await dataSource.destroy();
      await database.drop();
      await folder.remove();
    },
  };
}
