import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onServer } from '../../testing/databaseServer';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { type EmbeddedPostgres, runningUrl, StartupError, startEmbeddedPostgres } from '.';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let directory: string;
let running: EmbeddedPostgres | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
  directory = join(folder.path, 'postgres');
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  await folder.remove();
});

async function start(
  password = 'p@ss/wörd',
  log: (line: string) => void = () => undefined,
): Promise<EmbeddedPostgres> {
  running = await startEmbeddedPostgres({ directory, password, log });
  return running;
}

async function setting(url: string, name: string): Promise<string> {
  return onServer(url, async (client) => {
    const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [
      name,
    ]);
    return rows[0]!.value;
  });
}

describe('a new cluster', () => {
  it('has a UTF-8 database in UTC, durable, on the loopback address only, behind a password', async () => {
    const { url } = await start();
    expect(new URL(url).pathname).toBe('/campana');
    expect(await runningUrl(directory, 'p@ss/wörd')).toBe(url);
    expect(await setting(url, 'server_encoding')).toBe('UTF8');
    expect(await setting(url, 'timezone')).toBe('UTC');
    expect(await setting(url, 'fsync')).toBe('on');
    expect(await setting(url, 'listen_addresses')).toBe('127.0.0.1');
    expect(await setting(url, 'unix_socket_directories')).toBe('');

    const wrong = new URL(url);
    wrong.password = 'wrong';
    const client = new pg.Client({ connectionString: wrong.href });
    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
  });

  it('folds case beyond ASCII, as Spanish names need, and keeps no password in the clear', async () => {
    const { url } = await start('findme-findme');
    const { rows } = await onServer(url, (client) =>
      client.query<{ folded: string }>("SELECT lower('PIÑA ÁCIDA') AS folded"),
    );
    expect(rows).toEqual([{ folded: 'piña ácida' }]);
    expect(await readdir(directory)).toEqual(['cluster']);
    const hba = await readFile(join(directory, 'cluster', 'pg_hba.conf'), 'utf8');
    expect(hba).not.toContain('findme-findme');
  });

  it('logs that it serves, and no row of a statement that failed', async () => {
    const lines: string[] = [];
    const { url, close } = await start('x', (line) => lines.push(line));
    await onServer(url, async (client) => {
      await client.query("CREATE TABLE c (t text UNIQUE); INSERT INTO c VALUES ('51987654321')");
      const again = client.query('INSERT INTO c VALUES ($1)', ['51987654321']);
      await expect(again).rejects.toThrow(/duplicate key/);
      const wrong = client.query("SELECT '51987654321'::date");
      await expect(wrong).rejects.toThrow(/51987654321/);
    });
    await expect(
      onServer(url, (client) => {
        client.on('error', () => undefined);
        return client.query("SELECT pg_terminate_backend(pg_backend_pid()), '51987654321'");
      }),
    ).rejects.toThrow();
    await close();
    const log = lines.join('\n');
    expect(log).toContain('ready to accept connections');
    expect(log).toContain('terminating connection');
    expect(log).not.toContain('51987654321');
  });

  it('keeps its data through close and start, and closes twice without harm', async () => {
    expect(await runningUrl(directory, 'x')).toBeNull();
    const first = await start();
    await onServer(first.url, (client) => client.query('CREATE TABLE kept AS SELECT 7 AS n'));
    await Promise.all([first.close(), first.close()]);
    await first.close();
    const second = await start();
    const { rows } = await onServer(second.url, (client) => client.query('SELECT n FROM kept'));
    expect(rows).toEqual([{ n: 7 }]);
  });

  it('is made beside its place: what an interrupted attempt left is removed', async () => {
    const leftover = join(directory, 'cluster-new-abc', 'cluster');
    await mkdir(leftover, { recursive: true });
    await writeFile(join(leftover, 'PG_VERSION'), '18\n');
    await start();
    expect(await readdir(directory)).toEqual(['cluster']);
  });
});

describe('a cluster that cannot be used is refused with one sentence', () => {
  async function refusal(password?: string): Promise<string> {
    const error: unknown = await start(password).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StartupError);
    return (error as StartupError).message;
  }

  it('made by another version', async () => {
    await (await start()).close();
    await writeFile(join(directory, 'cluster', 'PG_VERSION'), '16\n');
    expect(await refusal()).toContain('es de PostgreSQL 16');
  });

  it('not a database at all', async () => {
    await mkdir(join(directory, 'cluster', 'photos'), { recursive: true });
    expect(await refusal()).toContain('no es una base de datos');
  });

  it('with another password', async () => {
    await (await start('one')).close();
    expect(await refusal('two')).toContain('otra contraseña');
  });

  it('with damaged files, telling what the server says', async () => {
    await (await start()).close();
    await writeFile(join(directory, 'cluster', 'global', 'pg_control'), 'damaged');
    expect(await refusal()).toMatch(/no arrancó: .*pg_control/);
  });

  it('where the folder would lie below a file', async () => {
    directory = join(folder.path, 'file', 'postgres');
    await writeFile(join(folder.path, 'file'), '');
    expect(await refusal()).toContain('No se puede crear la carpeta');
  });
});

describe('permissions', () => {
  it('leaves the modes of the folders above the cluster as they are, and closes the cluster', async () => {
    await start();
    expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
    expect((await stat(join(directory, 'cluster'))).mode & 0o777).toBe(0o700);
  });
});
