import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, testSecret, type TestHttpServer } from '../../testing/httpServer';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { createAccessTokens } from '../auth/accessTokens';
import { readOrCreateSecret } from '../dataFolder';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outdir = join(root, 'node_modules', '.cache', `commands-${process.pid}`);
const clock = { now: () => Date.now() };
let server: TestHttpServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startHttpServer();
  await build({
    entryPoints: ['token', 'notify'].map((name) => join(root, 'broker', 'cli', `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

function run(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(outdir, `${name}.cjs`), ...args],
      { env: { PATH: process.env['PATH'] ?? '', CAMPANA_DATA_DIR: folder.path, ...env } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

describe('token', () => {
  it('prints a token of the data folder, and nothing else', async () => {
    const { code, stdout, stderr } = await run('token', ['--rol', 'SERVICIO', '--nombre', 'pos']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const secret = await readOrCreateSecret(folder.path, 'jwt');
    expect(createAccessTokens(secret, clock).verify(stdout.trim())).toMatchObject({
      ok: true,
      value: { kind: 'service', name: 'pos' },
    });
  });

  it('signs with CAMPANA_JWT_SECRET where it is set', async () => {
    const { stdout } = await run('token', ['--nombre', 'pos'], { CAMPANA_JWT_SECRET: testSecret });
    expect(createAccessTokens(testSecret, clock).verify(stdout.trim()).ok).toBe(true);
  });

  it.each([
    [['--rol', 'ADMIN', '--nombre', 'x'], {}, 'SERVICIO'],
    [['--rol', 'SERVICIO'], {}, '--nombre'],
    [['--nombre', 'x\ny'], {}, '--nombre'],
    [['--nombre', 'x', '--dias', 'muchos'], {}, '--dias'],
    [['--nombre', 'x'], { CAMPANA_JWT_SECRET: 'corto' }, 'CAMPANA_JWT_SECRET'],
    [['--otra'], {}, 'Uso:'],
  ])('refuses %j %j with a sentence and no token', async (args, env, word) => {
    const { code, stdout, stderr } = await run('token', args, env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(word);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('token, for tokens that were given out', () => {
  const env = () => ({ DATABASE_URL: server.databaseUrl, CAMPANA_JWT_SECRET: testSecret });

  it('lists the programs that called, and revokes what one was given until now', async () => {
    expect((await run('token', ['--lista'], env())).stdout).toMatch(/^Ningún programa/);
    const revoked = await run('token', ['--revocar', 'caja'], env());
    expect(revoked).toMatchObject({ code: 0, stderr: '' });
    expect(revoked.stdout).toContain('caja');
    const { stdout } = await run('token', ['--lista'], env());
    expect(stdout).toMatch(/\ncaja\t-\t-\t\d{4}-\d\d-\d\dT/);
    const rows: { hasta: Date }[] = await server.dataSource.query(
      'SELECT REVOCADO_HASTA AS hasta FROM PROGRAMAS',
    );
    // One made after the command is another one, however soon it is made.
    const next = await run('token', ['--nombre', 'caja'], env());
    const claims = createAccessTokens(testSecret, clock).verify(next.stdout.trim());
    expect(claims).toMatchObject({ ok: true, value: { kind: 'service' } });
    if (claims.ok && claims.value.kind === 'service') {
      expect(claims.value.issuedAt).toBeGreaterThan(rows[0]!.hasta.getTime());
    }
  });

  it.each([
    [['--revocar', 'x\ny'], {}, '--revocar'],
    [['--revocar'], {}, 'Uso:'],
    [['--lista'], { DATABASE_URL: 'postgres://127.0.0.1:1/nada' }, 'base de datos'],
    [['--lista'], { CAMPANA_DATA_DIR: '/nowhere/at/all' }, 'inicie el servidor'],
  ])('refuses %j %j with a sentence', async (args, settings, word) => {
    const { code, stdout, stderr } = await run('token', args, settings);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(word);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('notify', () => {
  it('publishes one event and says its number', async () => {
    const { code, stdout } = await run('notify', ['{"tipo":"pedido_creado","pedido_id":1}'], {
      CAMPANA_SERVER_URL: server.url,
      CAMPANA_JWT_SECRET: testSecret,
    });
    expect(code).toBe(0);
    expect(stdout).toContain(`Evento ${server.events.at(-1)!.id} guardado`);
  });

  it('takes the token of CAMPANA_TOKEN, and the port of CAMPANA_PORT', async () => {
    const { token } = await server.person('ADMIN');
    const { code } = await run('notify', ['{"tipo":"pedido_creado","pedido_id":1}'], {
      CAMPANA_PORT: String(server.port),
      CAMPANA_TOKEN: token,
    });
    expect(code).toBe(0);
  });

  it.each([
    [['{"tipo":"pizza"}'], 'voucher_nuevo'],
    [['{mal'], 'JSON'],
    [[], 'Uso:'],
  ])('says why %j was not published, and fails', async (args, word) => {
    const { code, stdout, stderr } = await run('notify', args, {
      CAMPANA_SERVER_URL: server.url,
      CAMPANA_JWT_SECRET: testSecret,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(word);
  });
});
