import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker } from '../../testing/broker';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { onServer, urlOf } from '../../testing/databaseServer';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { createDataSource } from '../dataSource';
import { BackupError, makeBackup, manifestName, restoreBackup, type Manifest } from '.';
import { writeBackup } from './writeBackup';

let database: TestDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let made: Manifest;
/** The newest event any screen saw before everything was lost. */
let lastSeen: number;

/** Where the broker keeps one. */
const picture = `aa/${'a'.repeat(64)}.jpg`;
const backup = () => join(folder.path, 'respaldo');
const source = () => ({
  databaseUrl: database.url,
  uploads: join(folder.path, 'uploads'),
  version: '0.0.0-test',
});
const alert = (mensaje: string) => ({
  tipo: 'alerta_cocina',
  sucursal_id: 1,
  prioridad: 'alta',
  mensaje,
});

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await temporaryFolder();
  await mkdir(join(source().uploads, 'aa'), { recursive: true });
  await writeFile(join(source().uploads, picture), 'the bytes of a picture');
  const broker = await startTestBroker({ database });
  await broker.person('ATENCION');
  for (let n = 0; n < 20; n += 1) await broker.broadcast(alert(`Ají "${n}" \\ ñ 🌶`));
  await broker.dataSource.query(
    `INSERT INTO PRODUCTOS (NOMBRE, PRECIO) VALUES ('Lomo', 12345678.90)`,
  );
  // While people work.
  made = await makeBackup(source(), backup());
  lastSeen = await broker.broadcast(alert('lost with the disk'));
  await broker.close();
});
afterAll(async () => {
  await database.drop();
  await folder.remove();
});

async function destroy(): Promise<void> {
  const dataSource = await createDataSource({ url: database.url }).initialize();
  await dataSource.query('DROP SCHEMA public CASCADE');
  await dataSource.query('CREATE SCHEMA public');
  await dataSource.destroy();
  await rm(source().uploads, { recursive: true });
}

describe('a backup', () => {
  it('that was changed or is of a newer version is refused, before anything happens', async () => {
    const file = join(backup(), 'tablas', 'productos.ndjson.gz');
    const bytes = await readFile(file);
    await writeFile(file, Buffer.concat([bytes, Buffer.from('x')]));
    await expect(restoreBackup(backup(), source())).rejects.toThrow('dañado');
    await writeFile(file, bytes);

    const manifestFile = join(backup(), manifestName);
    const text = await readFile(manifestFile, 'utf8');
    const newer = { ...made, migraciones: [...made.migraciones, 'FromTheFuture9999999999999'] };
    await writeFile(manifestFile, JSON.stringify(newer));
    await expect(restoreBackup(backup(), source())).rejects.toThrow('versión más nueva');
    await writeFile(manifestFile, text);
    await expect(restoreBackup(folder.path, source())).rejects.toThrow(BackupError);
    const kept = await writeBackup(source(), join(folder.path, 'kept'));
    expect(kept.tablas['eventos_realtime']!.filas).toBeGreaterThan(20);
  });

  it('that cannot be proved is none: nothing of it stays, so that it is tried again', async () => {
    const role = `campana_lector_${randomBytes(4).toString('hex')}`;
    await onServer(database.url, (client) =>
      client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x' IN ROLE pg_read_all_data`),
    );
    try {
      const url = new URL(database.url);
      Object.assign(url, { username: role, password: 'x' });
      const attempt = makeBackup(
        { ...source(), databaseUrl: url.href },
        join(folder.path, 'unproved'),
      );
      await expect(attempt).rejects.toThrow('CREATEDB');
      const left = (await readdir(folder.path)).filter((name) => name.startsWith('unproved'));
      expect(left).toEqual([]);
    } finally {
      await onServer(database.url, (client) => client.query(`DROP ROLE ${role}`));
    }
  });

  it('brings everything back after the data was destroyed: same counts, same hashes, same files', async () => {
    await destroy();
    await restoreBackup(backup(), source());
    const again = await writeBackup(source(), join(folder.path, 'again'));
    const comparable = ({ tablas }: Manifest) => {
      const { sesiones: _sesiones, configuracion: _configuracion, ...rest } = tablas;
      return rest;
    };
    expect(comparable(again)).toEqual(comparable(made));
    expect(comparable(made)['alertas_cocina']!.filas).toBe(20);
    expect(again.tablas['sesiones']!.filas).toBe(0);
    expect(again.archivos[`archivos/${picture}`]).toEqual(made.archivos[`archivos/${picture}`]);
    expect(again.migraciones).toEqual(made.migraciones);
  });

  it('is not restored under a server that runs: what an earlier restore kept stays', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const beside = () =>
      onServer(urlOf(database.url, 'postgres'), async (client) => {
        const { rows } = await client.query<{ datname: string; oid: string }>(
          'SELECT datname, oid FROM pg_database WHERE starts_with(datname, $1) ORDER BY 1',
          [name],
        );
        return rows;
      });
    const before = await beside();
    expect(before.map(({ datname }) => datname)).toEqual([name, `${name}_anterior`]);
    await onServer(database.url, () =>
      expect(restoreBackup(backup(), source())).rejects.toThrow('detenga Campana'),
    );
    expect(await beside()).toEqual(before);
    await restoreBackup(backup(), source());
    const after = await beside();
    expect(after.map(({ datname }) => datname)).toEqual([name, `${name}_anterior`]);
    expect(after[1]!.oid).toBe(before[0]!.oid);
  });

  it('once restored, screens that saw what was lost load anew, and no number comes twice', async () => {
    const broker = await startTestBroker({ database });
    const { token } = await broker.person('COCINERO');
    for (const desde of [lastSeen, 1]) {
      const client = await broker.open({ token, desde });
      await client.nextOf('reinicio');
    }
    const id = await broker.broadcast(alert('after the restore'));
    expect(id).toBeGreaterThan(lastSeen);
    const client = await broker.open({ token, desde: id });
    await client.nextOf('al_dia');
    await broker.close();
  });
});
