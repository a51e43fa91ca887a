import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodeOf, frame, openRaw, sendRaw, statusOf, upgradeRequest } from './rawSocket';
import { startTarget, type Target } from './target';

let target: Target;
let port: string;
beforeAll(async () => {
  target = await startTarget();
  port = new URL(target.url).port;
});
afterAll(async () => {
  await target.expectUnharmed();
  await target.close();
});

/** A connection that sends the beginning of a request one byte at a time, for as long as it may. */
async function drip(request: string): Promise<string> {
  const connection = await openRaw(target.url);
  const state = { closed: false };
  void connection.closed.then(() => (state.closed = true));
  for (const byte of request) {
    if (state.closed) break;
    connection.send(byte);
    await delay(300);
  }
  const answer = await connection.closed;
  connection.end();
  return answer.toString();
}

describe('a request for a socket', () => {
  it.each([
    ['another site', 'https://evil.example'],
    ['a site that begins like us', () => `http://127.0.0.1:${port}.evil.example`],
    ['a site with us as its user name', () => `http://127.0.0.1:${port}@evil.example`],
    ['us, on another port', () => `http://127.0.0.1:${Number(port) + 1}`],
    ['no site at all', 'null'],
    ['a file', 'file://'],
    ['something like the app', 'app://campana.evil.example'],
    ['the app, in another scheme', 'https://campana'],
  ])('from %s is refused with 403, and its connection is not kept', async (_what, origin) => {
    const value = typeof origin === 'string' ? origin : origin();
    const connection = await openRaw(target.url);
    connection.send(upgradeRequest(target.url, { headers: [`Origin: ${value}`] }));
    expect(statusOf((await connection.closed).toString())).toBe(403);
    // Our own end is still open; a server that waited for it would take what is sent.
    const sending = setInterval(() => connection.send('x'), 10);
    await connection.gone;
    clearInterval(sending);
  });

  it.each([
    ['another name', 'evil.example'],
    ['a name that ends like ours', () => `evil.example:${port}`],
    ['our name, on another port', () => `127.0.0.1:${Number(port) + 1}`],
    ['nothing', ''],
  ])('to %s is refused with 403', async (_what, host) => {
    const value = typeof host === 'string' ? host : host();
    const answer = await sendRaw(target.url, upgradeRequest(target.url, { host: value }));
    expect(statusOf(answer)).toBe(403);
  });

  it('to two names at once counts as one to the first', async () => {
    const headers = [`Host: 127.0.0.1:${port}`];
    const request = upgradeRequest(target.url, { host: 'evil.example', headers });
    expect(statusOf(await sendRaw(target.url, request))).toBe(403);
  });

  it.each(['/WS', '//ws', '/ws/', '/ws/../ws', '/%77s', '/api/pedidos', '/'])(
    'at %s is not found',
    async (path) => {
      const answer = await sendRaw(target.url, upgradeRequest(target.url, { path }));
      expect(statusOf(answer)).toBe(404);
    },
  );

  it.each([
    ['without a key', (text: string) => text.replace(/Sec-WebSocket-Key: .*\r\n/, '')],
    ['with half a key', (text: string) => text.replace(/(Sec-WebSocket-Key: .{9}).*/, '$1')],
    ['of an old version', (text: string) => text.replace('Version: 13', 'Version: 7')],
    ['by POST', (text: string) => text.replace('GET', 'POST')],
  ])('%s is refused', async (_what, change) => {
    const answer = await sendRaw(target.url, change(upgradeRequest(target.url)));
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    expect(statusOf(answer)).toBeLessThan(500);
  });

  it('with the token in its address is as good as one without', async () => {
    const connection = await openRaw(target.url);
    const path = `/ws?token=${target.people.ADMIN.token()}`;
    connection.send(upgradeRequest(target.url, { path }));
    connection.send(frame('{"tipo":"hola"}'));
    expect(await closeCodeOf(connection)).toBe(4401);
    connection.end();
  });

  it('with 2,000 headers is refused', async () => {
    const headers = Array.from({ length: 2_000 }, (_, n) => `X-Header-${n}: ${n}`);
    const answer = await sendRaw(target.url, upgradeRequest(target.url, { headers }));
    expect(statusOf(answer)).toBe(431);
  });
});

describe.concurrent('a request that comes byte by byte is cut off', () => {
  it('while it asks for a socket', async () => {
    const request = `${upgradeRequest(target.url).trimEnd()}\r\nX-Slow: ${'x'.repeat(1_000)}`;
    expect(statusOf(await drip(request))).toBe(408);
  }, 60_000);

  it('while it asks for a page', async () => {
    const request = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: ${'x'.repeat(1_000)}`;
    expect(statusOf(await drip(request))).toBe(408);
  }, 60_000);
});
