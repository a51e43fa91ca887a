import type { DataSource } from 'typeorm';
import { createAuth, type Auth } from '../broker/auth';
import { readConfig } from '../broker/config';
import { createBroker, type Broker } from '../broker/createBroker';
import { createLogger } from '../broker/logger';
import { createDataSource } from '../db/dataSource';
import type { StaffRole } from '../shared/roles';
import { createTestDatabase, type TestDatabase } from './database';
import { temporaryFolder } from './temporaryFolder';
import { connect, type ConnectOptions, type Frame, type WsTestClient } from './wsClient';

/** Somebody with a valid token. */
export interface TestPerson {
  id: number;
  token: string;
}

/** A whole broker in this process, on a database of its own, with two branches (1 and 2). */
export interface TestBroker {
  url: string;
  wsUrl: string;
  dataSource: DataSource;
  databaseUrl: string;
  auth: Auth;
  /** Moves the broker's clock. */
  clock: { advance(ms: number): void };
  person(role: StaffRole, branchId?: number | null): Promise<TestPerson>;
  serviceToken(name?: string): string;
  /** Publishes through `/broadcast` as a program and answers the event's number. */
  broadcast(event: object): Promise<number>;
  /** What came up to a marker event, so that a test about what must not come has an end to wait for. */
  framesUntilMarker(client: WsTestClient): Promise<readonly Frame[]>;
  /** Opens a socket; closed with the broker. */
  open(options?: ConnectOptions): Promise<WsTestClient>;
  close(): Promise<void>;
}

const secret = 'a secret of more than thirty-two bytes, for tests';

/** Starts it on a free port. `database` keeps its own when given, to start a second broker on it. */
export async function startTestBroker(
  options: {
    database?: TestDatabase;
    /** Settings of its own; without an administrator's password when it waits for its first run. */
    env?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestBroker> {
  const database = options.database ?? (await createTestDatabase());
  const folder = await temporaryFolder();
  const dataSource = await createDataSource({ url: database.url }).initialize();
  const waitsForSetup = options.env?.['CAMPANA_SETUP'] === '1';
  if (!waitsForSetup) {
    await dataSource.query(
      `INSERT INTO SUCURSALES (ID, NOMBRE) VALUES (1, 'Miraflores'), (2, 'Barranco') ON CONFLICT DO NOTHING`,
    );
  }
  let offset = 0;
  const clock = { now: () => Date.now() + offset };
  const broker: Broker = await createBroker({
    config: readConfig({
      CAMPANA_PORT: '0',
      CAMPANA_BROADCAST_RATE: '0',
      ...(waitsForSetup ? {} : { CAMPANA_ADMIN_PASSWORD: 'not used here' }),
      ...options.env,
    }),
    databaseUrl: database.url,
    folder: {
      path: folder.path,
      database: folder.path,
      uploads: folder.path,
      isNew: true,
      secret: () => Promise.resolve(secret),
      close: () => Promise.resolve(),
    },
    jwtSecret: secret,
    staticFolder: `${folder.path}/none`,
    clock,
    logger: createLogger('silent', { write: () => undefined }),
  });
  const url = await broker.listen();
  const wsUrl = `${url.replace('http', 'ws')}/ws`;
  const auth = createAuth({
    dataSource,
    secret,
    clock,
    onStandingChanged: () => undefined,
    onSessionClosed: () => undefined,
  });
  const clients: WsTestClient[] = [];
  let people = 0;

  const testBroker: TestBroker = {
    url,
    wsUrl,
    dataSource,
    databaseUrl: database.url,
    auth,
    clock: {
      advance: (ms) => {
        offset += ms;
      },
    },
    async person(role, branchId = role === 'ADMIN' || role === 'SUPERADMIN' ? null : 1) {
      people += 1;
      const nombre = `Persona ${people}`;
      const rows: { id: number }[] = await dataSource.query(
        `INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL, SUCURSAL_ID)
          VALUES ('ws-' || gen_random_uuid(), $1, 'no login', $2, $3) RETURNING ID`,
        [nombre, role, branchId],
      );
      const id = rows[0]!.id;
      const session = await auth.sessions.open({ id, nombre, rol: role, sucursal_id: branchId });
      return { id, token: session.token };
    },
    serviceToken: (name = 'pos') => auth.issueServiceToken(name, 1),
    async broadcast(event) {
      const response = await fetch(`${url}/broadcast`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${auth.issueServiceToken('pos', 1)}`,
        },
        body: JSON.stringify(event),
      });
      if (response.status !== 202) {
        throw new Error(`/broadcast answered ${response.status}: ${await response.text()}`);
      }
      return ((await response.json()) as { id: number }).id;
    },
    async framesUntilMarker(client) {
      const id = await testBroker.broadcast({ tipo: 'alerta_leida', alerta_id: 1 });
      await client.next((frame) => frame['id'] === id);
      return client.all();
    },
    async open(connectOptions = {}) {
      const client = await connect(wsUrl, connectOptions);
      clients.push(client);
      return client;
    },
    async close() {
      await broker.close();
      clients.forEach((client) => client.socket.terminate());
      await dataSource.destroy();
      if (!options.database) await database.drop();
      await folder.remove();
    },
  };
  return testBroker;
}
