import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeBackup, manifestName, type Manifest } from '../../db/backup';
import { writeBackup } from '../../db/backup/writeBackup';
import { routes } from '../../shared/api/routes';
import { healthSchema } from '../../shared/api/health';
import {
  foundBackupsSchema,
  restoreProgressSchema,
  type RestoreProgress,
} from '../../shared/api/restauracion';
import { startTestBroker } from '../../testing/broker';
import { startBrokerProcess, type BrokerProcess } from '../../testing/brokerProcess';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { onServer, urlOf } from '../../testing/databaseServer';
import { temporaryFolder } from '../../testing/temporaryFolder';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let broker: BrokerProcess;
let made: Manifest;

/** Where the broker keeps one. */
const picture = `bb/${'b'.repeat(64)}.jpg`;
const backups = () => join(folder.path, 'usb', 'respaldos');
const backup = () => join(backups(), 'respaldo-2026-01-02T09-00-00Z');
const data = () => join(folder.path, 'data');
const source = (databaseUrl: string, uploads: string) => ({
  databaseUrl,
  uploads,
  version: 'test',
});

beforeAll(async () => {
  folder = await temporaryFolder();
  const former = await startTestBroker();
  const uploads = join(folder.path, 'former');
  await mkdir(join(uploads, 'bb'), { recursive: true });
  await writeFile(join(uploads, picture), 'the bytes of a picture');
  for (const rol of ['SUPERADMIN', 'COCINERO'] as const) await former.person(rol);
  for (let n = 0; n < 15; n += 1) {
    await former.broadcast({ tipo: 'alerta_cocina', mensaje: `Alerta ${n} 🌶`, sucursal_id: 1 });
  }
  await mkdir(backups(), { recursive: true });
  made = await makeBackup(source(former.databaseUrl, uploads), backup());
  // The computer is lost, and everything on it.
  await former.close();
  database = await createTestDatabase();
  broker = await startBrokerProcess({
    databaseUrl: database.url,
    dataDir: data(),
    env: { CAMPANA_SETUP: '1', CAMPANA_LOG_LEVEL: 'error' },
  });
});
afterAll(async () => {
  await broker.stop();
  await database.drop();
  await folder.remove();
});

async function ask(path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(broker.url + path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
  });
  return { status: response.status, body: await response.json() };
}

const find = (carpeta?: string) => ask(routes.findBackups.path, { carpeta });
const like = (pattern: RegExp) => expect.stringMatching(pattern) as string;

/** Begins, and resolves with how it ended; while the broker begins anew nobody answers. */
async function restore(ruta: string): Promise<RestoreProgress> {
  const begun = await ask(routes.beginRestore.path, { ruta });
  expect(begun.status).toBe(202);
  let last = restoreProgressSchema.parse(begun.body);
  await expect
    .poll(
      async () => {
        const answer = await ask(routes.restoreProgress.path).catch(() => null);
        if (answer !== null) last = restoreProgressSchema.parse(answer.body);
        return last.estado;
      },
      { timeout: 60_000, interval: 20 },
    )
    .toMatch(/lista|fallo/);
  return last;
}

const waits = async () =>
  healthSchema.parse((await ask(routes.health.path)).body).configurar === true;

/** The databases of this server, by their names. */
const databases = () =>
  onServer(urlOf(database.url, 'postgres'), async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1) ORDER BY 1',
      [new URL(database.url).pathname.slice(1)],
    );
    return rows.map(({ datname }) => datname);
  });

it('a new server finds the backups of a disk, tells what each holds, and what is wrong with a bad one', async () => {
  const newer = join(backups(), 'newer');
  await cp(backup(), newer, { recursive: true });
  const manifest = { ...made, migraciones: [...made.migraciones, 'FromTheFuture9999999999999'] };
  await writeFile(join(newer, manifestName), JSON.stringify(manifest));
  const cut = join(backups(), 'cut');
  await mkdir(cut);
  await writeFile(join(cut, manifestName), '{"formato":');

  for (const place of [
    join(folder.path, 'usb'),
    backups(),
    backup(),
    join(backup(), manifestName),
  ]) {
    const { status, body } = await find(place);
    expect(status).toBe(200);
    expect(foundBackupsSchema.parse(body).respaldos[0]).toMatchObject({
      ruta: backup(),
      fecha: made.fecha,
      ...{ usuarios: 3, eventos: 15, archivos: 1, problema: null },
    });
  }
  const { respaldos } = foundBackupsSchema.parse((await find(backups())).body);
  const problems = respaldos.map(({ problema }) => problema);
  expect(problems.sort()).toEqual([like(/no se entiende/), like(/versión más nueva/), null]);
  await rm(newer, { recursive: true });
  await rm(cut, { recursive: true });
  expect(await find()).toMatchObject({ status: 200, body: { respaldos: [] } });
  expect(await find('/there/is/none')).toMatchObject({
    status: 422,
    body: { campo: 'carpeta', mensaje: like(/no existe/) },
  });
});

it('of a backup that is damaged, or whose rows are not as it says, nothing stays; the server still waits', async () => {
  const damaged = join(folder.path, 'damaged');
  await cp(backup(), damaged, { recursive: true });
  await appendFile(join(damaged, 'archivos', picture), 'x');
  expect(await restore(damaged)).toMatchObject({
    estado: 'fallo',
    mensaje: like(/dañado.*cambió.*No cambió nada/),
  });

  const lying = join(folder.path, 'lying');
  await cp(backup(), lying, { recursive: true });
  const manifest = JSON.parse(await readFile(join(lying, manifestName), 'utf8')) as Manifest;
  manifest.tablas['usuarios']!.sha256 = '0'.repeat(64);
  await writeFile(join(lying, manifestName), JSON.stringify(manifest));
  expect(await restore(lying)).toMatchObject({
    estado: 'fallo',
    mensaje: like(/usuarios/),
  });
  expect(await restore(join(folder.path, 'nowhere'))).toMatchObject({ estado: 'fallo' });

  expect(await waits()).toBe(true);
  expect(await databases()).toHaveLength(1);
  await expect(readFile(join(data(), 'uploads', picture))).rejects.toThrow('ENOENT');
});

it('while somebody else uses the database nothing is exchanged, and the server serves on', async () => {
  await onServer(database.url, async () => {
    expect(await restore(backup())).toMatchObject({
      estado: 'fallo',
      mensaje: like(/usa la base de datos/),
    });
  });
  expect(await waits()).toBe(true);
  expect(await databases()).toHaveLength(1);
  await expect(readFile(join(data(), 'uploads', picture))).rejects.toThrow('ENOENT');
});

it('what was destroyed is back: same counts, same hashes, at the same address, and the wizard is over', async () => {
  expect(await restore(backup())).toEqual({ estado: 'lista', porcentaje: 100, mensaje: null });
  expect(await waits()).toBe(false);
  const again = await writeBackup(
    source(database.url, join(data(), 'uploads')),
    join(folder.path, 'again'),
  );
  const comparable = ({ tablas }: Manifest) => {
    // What the broker that serves them counts, sends again and remembers is its own.
    const own = ['sesiones', 'configuracion', 'eventos_cuentas', 'entregas_pendientes'];
    return Object.fromEntries(Object.entries(tablas).filter(([name]) => !own.includes(name)));
  };
  expect(comparable(again)).toEqual(comparable(made));
  expect(again.archivos[`archivos/${picture}`]).toEqual(made.archivos[`archivos/${picture}`]);
  expect(again.migraciones).toEqual(made.migraciones);

  expect((await ask(routes.beginRestore.path, { ruta: backup() })).status).toBe(409);
  expect((await find()).status).toBe(409);
});
