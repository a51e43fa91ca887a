import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestHttpServer } from '../../testing/httpServer';
import { temporaryFolder } from '../../testing/temporaryFolder';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: TestHttpServer;
beforeAll(async () => {
  folder = await temporaryFolder();
  const root = join(folder.path, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder.path, 'secreto.txt'), 'secreto');
  await writeFile(join(root, '.env'), 'secreto');
  await writeFile(
    join(root, 'index.html'),
    '<meta name="nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  await writeFile(join(root, 'assets', 'app-abc123.js'), 'let a = 1;');
  await writeFile(join(root, 'favicon.svg'), '<svg/>');
  server = await startHttpServer({ staticFolder: root });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

/** Asks for a path as it is written, which `fetch` would tidy up first. */
function ask(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`,
      );
    });
    let answer = '';
    socket.setEncoding('utf8').on('data', (data: string) => (answer += data));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('the page', () => {
  it('has a nonce of its own at each request, in its policy and in itself', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/?a=1']) {
      const { status, headers, body } = await server.call<string>('GET', path);
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy')!;
      const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
      nonces.add(nonce);
      expect(body).not.toContain('__CSP_NONCE__');
      expect(body.split(nonce)).toHaveLength(3);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-type')).toContain('text/html');
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "img-src 'self' blob: data:",
        "font-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]) {
        expect(policy).toContain(part);
      }
    }
    expect(nonces.size).toBe(3);
  });

  it('takes only reading', async () => {
    const answer = await server.call('POST', '/');
    expect(answer.status).toBe(405);
    expect((await server.call('HEAD', '/')).status).toBe(200);
  });
});

describe('files', () => {
  it('with a hash in their name are kept for good, others are asked for again', async () => {
    const hashed = await server.call('GET', '/assets/app-abc123.js');
    expect(hashed.status).toBe(200);
    expect(hashed.headers.get('cache-control')).toContain('immutable');
    expect(hashed.headers.get('content-type')).toContain('javascript');
    expect(hashed.headers.get('x-content-type-options')).toBe('nosniff');
    const plain = await server.call('GET', '/favicon.svg');
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    expect(plain.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    '/../secreto.txt',
    '/assets/../../secreto.txt',
    '/%2e%2e/secreto.txt',
    '/..%2fsecreto.txt',
    '/assets/..%5c..%5csecreto.txt',
    '/.env',
    '/assets/',
    '/assets',
    '/no-existe.js',
    '//secreto.txt',
  ])('%s is not there', async (path) => {
    const answer = await ask(path);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|403|404) /);
    expect(answer).toContain('"mensaje"');
    expect(answer).not.toContain('secreto\r\n');
    expect(answer).not.toMatch(/secreto$/);
  });
});

describe('without built screens', () => {
  it('the page says in one sentence what to do', async () => {
    const bare = await startHttpServer();
    try {
      const { status, body } = await bare.call<string>('GET', '/');
      expect(status).toBe(200);
      expect(body).toContain('npm run build');
    } finally {
      await bare.close();
    }
  });
});
