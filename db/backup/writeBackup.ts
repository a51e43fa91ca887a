import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { QueryRunner } from 'typeorm';
import { createDataSource } from '../dataSource';
import { hashOfFile, manifestName, type Manifest } from './manifest';
import { copyUploads, filesBelow, uploadsPart } from './uploads';
import { listTables, readRows, readSequences, type TableShape } from './tables';

/** What a backup is made of. */
export interface BackupSource {
  databaseUrl: string;
  /** The folder of pictures and files; it need not exist. */
  uploads: string;
  version: string;
  /** Ends it early: between two pages of rows, or two files. */
  signal?: AbortSignal;
}

/**
 * Writes a backup into `folder`, which must not exist yet: all tables as they were at one moment, and the
 * uploaded files. People go on working meanwhile.
 */
export async function writeBackup(source: BackupSource, folder: string): Promise<Manifest> {
  await mkdir(join(folder, 'tablas'), { recursive: true, mode: 0o700 });
  const tables = await writeTables(source, folder);
  // After the tables: a file that a row names is never missing, for files only come.
  await copyUploads(source.uploads, join(folder, uploadsPart), source.signal);
  const manifest: Manifest = {
    formato: 1,
    fecha: new Date().toISOString(),
    version: source.version,
    ...tables,
    archivos: await describeFiles(folder, source.signal),
  };
  await writeFile(join(folder, manifestName), JSON.stringify(manifest, null, 2), { flush: true });
  return manifest;
}

async function writeTables(
  { databaseUrl: url, signal }: BackupSource,
  folder: string,
): Promise<Pick<Manifest, 'migraciones' | 'tablas' | 'secuencias'>> {
  const dataSource = await createDataSource({ url, poolSize: 1 }).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    const tablas: Manifest['tablas'] = {};
    for (const table of await listTables(runner)) {
      tablas[table.name] = await writeTable(runner, table, folder, signal);
    }
    const applied = (await runner.query('SELECT name FROM migraciones ORDER BY id')) as {
      name: string;
    }[];
    const secuencias = await readSequences(runner);
    await runner.commitTransaction();
    return { migraciones: applied.map(({ name }) => name), tablas, secuencias };
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

async function writeTable(
  runner: QueryRunner,
  table: TableShape,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<{ filas: number; sha256: string }> {
  const hash = createHash('sha256');
  let filas = 0;
  const lines = async function* () {
    for await (const page of readRows(runner, table)) {
      signal?.throwIfAborted();
      const text = page.map((line) => `${line}\n`).join('');
      filas += page.length;
      hash.update(text);
      yield text;
    }
  };
  await pipeline(
    Readable.from(lines()),
    createGzip(),
    createWriteStream(join(folder, 'tablas', `${table.name}.ndjson.gz`), { mode: 0o600 }),
  );
  return { filas, sha256: hash.digest('hex') };
}

async function describeFiles(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Manifest['archivos']> {
  const files: Manifest['archivos'] = {};
  for (const part of ['tablas', uploadsPart]) {
    for (const name of await filesBelow(join(folder, part))) {
      signal?.throwIfAborted();
      const path = join(folder, part, name);
      files[`${part}/${name}`] = {
        sha256: await hashOfFile(path),
        bytes: (await stat(path)).size,
      };
    }
  }
  return files;
}
