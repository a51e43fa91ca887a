import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { migrations } from '../migrations';
import { createTestDatabase, type TestDatabase } from '../testing/database';
import { onServer } from '../testing/databaseServer';
import { createDataSource } from './dataSource';
import { DatabaseUnfitError, migrate, runMigrations } from './migrate';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({ url: database.url }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function objects(): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'
     UNION ALL
     SELECT routine_name FROM information_schema.routines WHERE routine_schema = 'public'
     UNION ALL
     SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
       FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL
     SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migraciones'
     ORDER BY 1`,
  );
  return rows.map((row) => row.name).filter((name) => !name.includes('migraciones'));
}

describe('migrations', () => {
  it('go up, down to nothing, and up to the same again', async () => {
    const first = await objects();
    expect(first).toContain('alertas_cocina');
    for (const _ of migrations) await dataSource.undoLastMigration();
    expect(await objects()).toEqual([]);
    await runMigrations(dataSource);
    expect(await objects()).toEqual(first);
  });

  it('leave a schema that the entities describe without a difference in columns', async () => {
    for (const entity of dataSource.entityMetadatas) {
      const names = entity.columns.map((column) => column.databaseName).join(', ');
      await dataSource.query(`SELECT ${names} FROM ${entity.tableName} LIMIT 0`);
    }
  });

  it('answer the queries of the documentation, unquoted as written', async () => {
    await dataSource.query('SELECT ID, LEIDA FROM ALERTAS_COCINA');
    await dataSource.query(
      'SELECT ID, TIPO, SUBTIPO, PAYLOAD, USUARIO_ID, SUCURSAL_ID, ENTIDAD_TIPO, ENTIDAD_ID, FECHA FROM EVENTOS_REALTIME',
    );
    await dataSource.query(
      'SELECT INSUMO_ID, USUARIO_SOLICITA, CANTIDAD_SOLICITADA, ESTADO FROM REFILL_SOLICITUDES',
    );
  });

  it('may be started by several brokers at once on an empty database', async () => {
    for (const _ of migrations) await dataSource.undoLastMigration();
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(await objects()).toContain('eventos_realtime');
  });

  it('refuse a database from a newer version by a sentence', async () => {
    await dataSource.query(
      `INSERT INTO migraciones (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`,
    );
    const refusal = migrate(database.url);
    await expect(refusal).rejects.toThrow(DatabaseUnfitError);
    await expect(refusal).rejects.toThrow('versión más nueva');
    await dataSource.query(`DELETE FROM migraciones WHERE timestamp = 9999999999999`);
  });

  it('refuse a PostgreSQL older than 15 with a sentence, and leave it as it is', async () => {
    const old = await createTestDatabase();
    const name = new URL(old.url).pathname.slice(1);
    // A server of today that says it is one of yesterday.
    await onServer(old.url, async (client) => {
      await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE SCHEMA antes');
      await client.query(
        `CREATE FUNCTION antes.current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT '140012' $$`,
      );
      await client.query(`ALTER DATABASE ${name} SET search_path = antes, pg_catalog, public`);
    });
    try {
      const refusal: unknown = await migrate(old.url).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DatabaseUnfitError);
      expect((refusal as Error).message).toBe(
        'La base de datos es PostgreSQL 14; Campana necesita la versión 15 o una más nueva.',
      );
      const tables = await onServer(old.url, (client) =>
        client.query(`SELECT FROM pg_tables WHERE schemaname IN ('public', 'antes')`),
      );
      expect(tables.rowCount).toBe(0);
    } finally {
      await old.drop();
    }
  });
});

describe('timestamps', () => {
  it('hold and return UTC whatever the zones of the server and the program', async () => {
    await dataSource.query(`SET TIME ZONE 'America/Lima'`);
    const [row]: { fecha: Date }[] = await dataSource.query(
      `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD) VALUES ('x', '{}') RETURNING FECHA`,
    );
    expect(Math.abs(row!.fecha.getTime() - Date.now())).toBeLessThan(60_000);
  });
});
