import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveAppPath, serveAppFile, type AppFiles } from './appFiles';

describe('resolveAppPath', () => {
  it.each([
    ['app://campana', 'index.html'],
    ['app://campana/', 'index.html'],
    ['app://campana/#/cocina', 'index.html'],
    ['app://campana/assets/index-B1.js?v=2', 'assets/index-B1.js'],
    ['app://campana/fuente%20propia.woff2', 'fuente propia.woff2'],
  ])('finds %s', (address, path) => {
    expect(resolveAppPath(address)).toEqual({ ok: true, value: path });
  });

  it.each([
    'app://campana/../secret.txt',
    'app://campana/assets/../../secret.txt',
    'app://campana/%2e%2e/secret.txt',
    'app://campana/..%2fsecret.txt',
    'app://campana/%252e%252e%252fsecret.txt',
    'app://campana/..%5csecret.txt',
    'app://campana/a%00.html',
    'app://campana/%zz',
    'app://campana/C:/secret.txt',
    'campana',
  ])('refuses %s', (address) => {
    expect(resolveAppPath(address)).toEqual({ ok: false, error: 400 });
  });
});

describe('serveAppFile', () => {
  let folder: string;
  let files: AppFiles;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'campana-files-'));
    const root = join(folder, 'renderer');
    await mkdir(join(root, 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(root, 'assets', 'main.js'), 'export {};');
    await writeFile(
      join(root, 'index.html'),
      '<meta content="__CSP_NONCE__"><p nonce="__CSP_NONCE__">',
    );
    files = { root, serverUrl: () => 'http://127.0.0.1:8765' };
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const get = (address: string) => serveAppFile(files, 'GET', address);

  it('gives every load of the document a nonce of its own, in the page and in the policy', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await get('app://campana/index.html');
        expect(response.headers.get('content-type')).toContain('text/html');
        const body = await response.text();
        const nonce = /content="([^"]+)"/.exec(body)![1]!;
        expect(body).toContain(`nonce="${nonce}"`);
        expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('sends a module with a type the browser will run', async () => {
    const response = await get('app://campana/assets/main.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers 404 for what is not there, a folder, and a type that is never ours', async () => {
    for (const path of ['/missing.js', '/assets', '/cocina', '/secret.exe']) {
      expect((await get(`app://campana${path}`)).status).toBe(404);
    }
  });

  it('answers 400 for an address that climbs out, never with the file', async () => {
    const response = await get('app://campana/..%2fsecret.txt');
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('secret');
  });

  it('only reads', async () => {
    expect((await serveAppFile(files, 'POST', 'app://campana/')).status).toBe(405);
  });
});
