import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { DataSource, type QueryRunner } from 'typeorm';
import { migrations } from '../../migrations';
import { createDataSource } from '../dataSource';
import { restoredKey } from '../restored';
import { writeSetting } from '../setting';
import { BackupError, checkVersion, type Manifest, type Watch } from './manifest';
import { listTables, readRows, writeRows, type TableShape } from './tables';

/** Rows gathered before they are written. */
const batch = 500;

/** Numbers left free after a restore: no screen has seen that many events since the backup. */
const idsLeftFree = 1_000_000;

/**
 * Loads the tables of a backup into an empty database: first the schema the backup had, then the rows, all
 * in one transaction, then a comparison with what the backup says. Later migrations are left to the start.
 *
 * @throws BackupError where the backup is of a newer version, or what was read is not what was written.
 */
export async function loadBackup(
  folder: string,
  manifest: Manifest,
  url: string,
  { signal, onProgress }: Watch = {},
): Promise<void> {
  // Every row is written once, and read once more to compare.
  const total = 2 * Object.values(manifest.tablas).reduce((sum, { filas }) => sum + filas, 0);
  let done = 0;
  const onRows = (rows: number): void => {
    signal?.throwIfAborted();
    done += rows;
    onProgress?.('cargando', done, total);
  };
  await createSchema(manifest, url);
  signal?.throwIfAborted();
  const dataSource = await createDataSource({ url, poolSize: 1 }).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const tables = await listTables(runner);
    const links = await dropLinks(runner);
    for (const table of tables) {
      // A migration may have written rows of its own; the backup has them.
      await runner.query(`DELETE FROM ${table.name}`);
    }
    for (const table of tables) await loadTable(runner, folder, table, onRows);
    await setSequences(runner, manifest);
    for (const { name, table, definition } of links) {
      await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    }
    await compare(runner, tables, manifest, onRows);
    await beginAnew(runner, manifest);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

async function createSchema(manifest: Manifest, url: string): Promise<void> {
  checkVersion(manifest);
  const names = new Set(manifest.migraciones);
  const wanted = migrations.filter(({ name }) => names.has(name));
  const { options } = createDataSource({ url, poolSize: 2 });
  const dataSource = new DataSource({ ...options, migrations: wanted });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

interface Link {
  name: string;
  table: string;
  definition: string;
}

/** Takes the references between tables away, whatever their order and circles; the caller puts them back. */
async function dropLinks(runner: QueryRunner): Promise<Link[]> {
  const links = (await runner.query(
    `SELECT quote_ident(conname) AS name, conrelid::regclass::text AS table,
        pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  )) as Link[];
  for (const { name, table } of links) {
    await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  }
  return links;
}

async function loadTable(
  runner: QueryRunner,
  folder: string,
  table: TableShape,
  onRows: (rows: number) => void,
): Promise<void> {
  const file = join(folder, 'tablas', `${table.name}.ndjson.gz`);
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  let waiting: string[] = [];
  for await (const line of lines) {
    waiting.push(line);
    if (waiting.length < batch) continue;
    await writeRows(runner, table, waiting);
    onRows(waiting.length);
    waiting = [];
  }
  await writeRows(runner, table, waiting);
  onRows(waiting.length);
}

async function setSequences(runner: QueryRunner, { secuencias }: Manifest): Promise<void> {
  for (const [name, next] of Object.entries(secuencias)) {
    await runner.query('SELECT setval($1::regclass, $2, false)', [`"${name}"`, next]);
  }
}

async function compare(
  runner: QueryRunner,
  tables: readonly TableShape[],
  { tablas }: Manifest,
  onRows: (rows: number) => void,
): Promise<void> {
  for (const table of tables) {
    const hash = createHash('sha256');
    for await (const page of readRows(runner, table)) {
      for (const line of page) hash.update(`${line}\n`);
      onRows(page.length);
    }
    if (tablas[table.name]?.sha256 === hash.digest('hex')) continue;
    throw new BackupError(`La tabla ${table.name} no volvió como estaba; el respaldo no sirve.`);
  }
}

/**
 * What happened after the backup is gone, but screens remember its numbers. New events get numbers beyond
 * all of those, and whoever asks for what came after an older one loads everything anew. Sign-ins are of
 * another time: everybody signs in again.
 */
async function beginAnew(runner: QueryRunner, { secuencias }: Manifest): Promise<void> {
  const from = (secuencias['eventos_realtime_id_seq'] ?? 1) + idsLeftFree;
  await runner.query(`SELECT setval('eventos_realtime_id_seq', $1, true)`, [from]);
  await runner.query('DELETE FROM SESIONES');
  await writeSetting(runner.manager, restoredKey, String(from));
}
