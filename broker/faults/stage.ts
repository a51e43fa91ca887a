import { randomUUID } from 'node:crypto';
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

/** Where things are broken: a database with two branches, its people, and the brokers on it. */
export interface Stage {
  databaseUrl: string;
  /** The test's own way to the database, which no fault touches. */
  dataSource: DataSource;
  /** Starts a broker in a process of its own. It ends with the stage. */
  startBroker(options?: BrokerProcessOptions): Promise<BrokerProcess>;
  /** A person, and how to get a fresh access token of theirs. */
  person(role: StaffRole, branchId?: number | null): Promise<{ id: number; token: () => string }>;
  serviceToken(name?: string): string;
  /** A screen of a new person. It leaves with the stage. */
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

  const person: Stage['person'] = async (role, branchId = 1) => {
    const rows: { id: number }[] = await dataSource.query(
      `INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL, SUCURSAL_ID)
        VALUES (gen_random_uuid(), 'Persona', 'no login', $1, $2) RETURNING ID`,
      [role, branchId],
    );
    const id = rows[0]?.id ?? 0;
    const sessionId = randomUUID();
    await dataSource.query(
      `INSERT INTO SESIONES (ID, USUARIO_ID, TOKEN_HUELLA, FECHA_EXPIRA)
        VALUES ($1, $2, 'none', (now() AT TIME ZONE 'UTC') + interval '1 day')`,
      [sessionId, id],
    );
    return { id, token: () => tokens.issue({ userId: id, role, branchId, sessionId }).token };
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
    person,
    serviceToken: (name = 'pos') => tokens.issueService(name, 1),
    async screen(role, branchId, url, options = {}) {
      const { token } = await person(role, branchId);
      const screen = new WatchedScreen({ watcher: { role, branchId }, url, token, ...options });
      screens.push(screen);
      return screen;
    },
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

/** Prints what a test counted: a rule that holds should show on what it was tried. */
export function report(rule: string, counts: Readonly<Record<string, number | string>>): void {
  const shown = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`  ${rule}: ${shown.join(', ')}\n`);
}
