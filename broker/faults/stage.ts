import type { DataSource } from 'typeorm';
import { createAccessTokens } from '../auth/accessTokens';
import { createDataSource } from '../../db/dataSource';
import type { StaffRole } from '../../shared/roles';
import {
  startBrokerProcess,
  type BrokerProcess,
  type BrokerProcessOptions,
} from '../../testing/brokerProcess';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { WatchedScreen } from './screen';

/** An event as the log holds it. */
export interface StoredEvent {
  id: number;
  tipo: string;
  sucursal_id: number | null;
  /** What the test wrote into it to tell it from others. */
  marca: string | null;
}

/** Somebody who is signed in. */
export interface StagePerson {
  id: number;
  role: StaffRole;
  branchId: number | null;
  /** A fresh access token. */
  token: () => string;
}

/** Where things are broken: a database with two branches, its people, and the brokers on it. */
export interface Stage {
  databaseUrl: string;
  /** The test's own way to the database, which no fault touches. */
  dataSource: DataSource;
  /** Starts a broker in a process of its own. It ends with the stage. */
  startBroker(options?: BrokerProcessOptions): Promise<BrokerProcess>;
  /** New people, each with a session. */
  people(count: number, role: StaffRole, branchId: number | null): Promise<StagePerson[]>;
  serviceToken(name?: string): string;
  /** A screen of that person. It leaves with the stage. */
  screenOf(person: StagePerson, url: () => string, options?: { confirms?: boolean }): WatchedScreen;
  /** A screen of a new person. */
  screen(
    role: StaffRole,
    branchId: number | null,
    url: () => string,
    options?: { confirms?: boolean },
  ): Promise<WatchedScreen>;
  /** Everything in the log, oldest first. */
  log(): Promise<StoredEvent[]>;
  close(): Promise<void>;
}

const secret = 'a secret of more than thirty-two bytes, for tests';

/** Settings of every broker here: no rate limit, no log, and tokens the stage can make. */
export const brokerSettings = {
  CAMPANA_JWT_SECRET: secret,
  CAMPANA_BROADCAST_RATE: '0',
  CAMPANA_LOG_LEVEL: 'silent',
  CAMPANA_ADMIN_PASSWORD: 'not used here',
} as const;

/** Sets the stage, on a migrated database of its own or on the one it is given. */
export async function createStage(given?: TestDatabase): Promise<Stage> {
  const database = given ?? (await createTestDatabase());
  const dataSource = await createDataSource({ url: database.url }).initialize();
  await dataSource.query(
    `INSERT INTO SUCURSALES (ID, NOMBRE) VALUES (1, 'Miraflores'), (2, 'Barranco') ON CONFLICT DO NOTHING`,
  );
  const tokens = createAccessTokens(secret, { now: () => Date.now() });
  const brokers: BrokerProcess[] = [];
  const screens: WatchedScreen[] = [];

  const people: Stage['people'] = async (count, role, branchId) => {
    const rows: { id: number; sesion: string }[] = await dataSource.query(
      `WITH P AS (
          INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL, SUCURSAL_ID)
          SELECT gen_random_uuid(), 'Persona', 'no login', $2, $3 FROM generate_series(1, $1)
          RETURNING ID)
        INSERT INTO SESIONES (ID, USUARIO_ID, TOKEN_HUELLA, FECHA_EXPIRA)
          SELECT gen_random_uuid(), ID, 'none', (now() AT TIME ZONE 'UTC') + interval '1 day' FROM P
          RETURNING USUARIO_ID AS id, ID AS sesion`,
      [count, role, branchId],
    );
    return rows.map(({ id, sesion }) => ({
      id,
      role,
      branchId,
      token: () => tokens.issue({ userId: id, role, branchId, sessionId: sesion }).token,
    }));
  };

  const screenOf: Stage['screenOf'] = ({ role, branchId, token }, url, options = {}) => {
    const screen = new WatchedScreen({ watcher: { role, branchId }, url, token, ...options });
    screens.push(screen);
    return screen;
  };

  return {
    databaseUrl: database.url,
    dataSource,
    async startBroker(options = {}) {
      const broker = await startBrokerProcess({
        databaseUrl: database.url,
        ...options,
        env: { ...brokerSettings, ...options.env },
      });
      brokers.push(broker);
      return broker;
    },
    people,
    serviceToken: (name = 'pos') => tokens.issueService(name, 1),
    screenOf,
    screen: async (role, branchId, url, options) =>
      screenOf(first(await people(1, role, branchId)), url, options),
    log: () =>
      dataSource.query(
        `SELECT ID, TIPO, (PAYLOAD::json ->> 'sucursal_id')::integer AS SUCURSAL_ID,
          PAYLOAD::json ->> 'marca' AS MARCA FROM EVENTOS_REALTIME ORDER BY ID`,
      ),
    async close() {
      await Promise.all(screens.map((screen) => screen.leave()));
      await Promise.all(brokers.map((broker) => broker.kill9()));
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** The only one of a list. */
export function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('The list is empty.');
  return item;
}

/** Prints what a test counted: a rule that holds should show on what it was tried. */
export function report(rule: string, counts: Readonly<Record<string, number | string>>): void {
  const shown = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`  ${rule}: ${shown.join(', ')}\n`);
}
