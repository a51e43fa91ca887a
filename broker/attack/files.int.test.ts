import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png, pngChunk } from '../../testing/png';
import { memoryOf } from '../faults/memory';
import { sendRaw, statusOf } from './rawSocket';
import { expectClearError, startTarget, type Target } from './target';

let target: Target;
let token: string;
beforeAll(async () => {
  target = await startTarget();
  token = target.people.ATENCION.token();
});
afterAll(async () => {
  await target.expectUnharmed();
  await target.close();
});

const ups = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '%252e%252e%252f',
  '..%c0%af',
  '....//',
  '..;/',
  './../',
];
const secrets = ['secrets/jwt', 'package.json', 'etc/passwd', 'dist/broker/main.cjs'];

describe('a path that climbs out of its folder', () => {
  it.each(ups)('by %s finds nothing', async (up) => {
    for (const secret of secrets) {
      for (const base of ['/', '/assets/', '/api/vouchers/', '//']) {
        const path = base + up.repeat(6) + secret;
        const answer = await sendRaw(
          target.url,
          `GET ${path} HTTP/1.1\r\nHost: ${new URL(target.url).host}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
        );
        expect([400, 403, 404], path).toContain(statusOf(answer));
        expect(answer).not.toMatch(/root:|"name": *"campana"|use strict/);
      }
    }
  });

  it.each([
    '/%00',
    '/index.html%00.png',
    '/.git/config',
    '/.env',
    '/C:/Windows/win.ini',
    '/%5c%5chost%5cshare',
  ])('%s finds nothing', async (path) => {
    const answer = await sendRaw(
      target.url,
      `GET ${path} HTTP/1.1\r\nHost: ${new URL(target.url).host}\r\nConnection: close\r\n\r\n`,
    );
    expect([400, 403, 404]).toContain(statusOf(answer));
  });
});

const zeros = (bytes: number): Buffer => deflateSync(Buffer.alloc(bytes));

function upload(image: Buffer): FormData {
  const form = new FormData();
  form.append('imagen', new Blob([image]), 'foto.png');
  return form;
}

describe('a picture that is a bomb', () => {
  it.each([
    [
      '65,535 pixels a side, of zeros',
      () => png({ width: 65_535, height: 65_535 }, pngChunk('IDAT', zeros(50_000_000))),
    ],
    [
      '2^31 pixels wide',
      () => png({ width: 2 ** 31 - 1, height: 1 }, pngChunk('IDAT', zeros(1_000))),
    ],
    ['no pixel at all', () => png({ width: 0, height: 0 }, pngChunk('IDAT', zeros(0)))],
    [
      '50 MB of text in 50 kB',
      () =>
        png(
          { width: 8, height: 8 },
          pngChunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), zeros(50_000_000)])),
        ),
    ],
    [
      'a block that claims 4 GB',
      () => png({ width: 8, height: 8 }, Buffer.from('ffffffff49444154', 'hex')),
    ],
    [
      'pixels that are no compressed data',
      () => png({ width: 8, height: 8 }, pngChunk('IDAT', Buffer.from('not deflated'))),
    ],
  ])('%s is refused, and the broker does not grow by it', async (_what, make) => {
    const before = await memoryOf(target.broker.pid);
    const answer = await target.call('POST', '/api/vouchers', { token, body: upload(make()) });
    expectClearError(answer);
    expect(answer.status).toBe(422);
    expect((await memoryOf(target.broker.pid)) - before).toBeLessThan(80);
  });
});

/** Sends `bytes` bytes of a picture, piece by piece, and answers how many were taken and the answer. */
async function sendEndless(
  bytes: number,
  headers: Record<string, string> = {},
): Promise<{ sent: number; status: number; text: string }> {
  const head = '--x\r\nContent-Disposition: form-data; name="imagen"; filename="a.png"\r\n\r\n';
  const piece = Buffer.alloc(64 * 1024, 0x89);
  let sent = 0;
  async function* body(): AsyncGenerator<Buffer> {
    yield Buffer.from(head);
    while (sent < bytes) {
      sent += piece.length;
      yield piece;
      await new Promise((resolve) => setImmediate(resolve));
    }
    yield Buffer.from('\r\n--x--\r\n');
  }
  const init = {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'multipart/form-data; boundary=x',
      ...headers,
    },
    body: Readable.toWeb(Readable.from(body())) as NonNullable<RequestInit['body']>,
    duplex: 'half' as const,
  };
  const response = await fetch(`${target.url}/api/vouchers`, init);
  return { sent, status: response.status, text: await response.text() };
}

describe('an upload of 100 MB', () => {
  it('is refused with 413 and never gathered', async () => {
    const before = await memoryOf(target.broker.pid);
    let highest = before;
    const watching = setInterval(() => {
      void memoryOf(target.broker.pid).then((now) => (highest = Math.max(highest, now)));
    }, 20);
    const answer = await sendEndless(100 * 1024 * 1024);
    clearInterval(watching);
    expectClearError(answer);
    expect(answer.status).toBe(413);
    // Ten of it may be held: a picture of that size would have been taken.
    expect(highest - before).toBeLessThan(70);
  });

  it('of JSON is refused with 413 before it comes', async () => {
    const { host } = new URL(target.url);
    const answer = await sendRaw(
      target.url,
      `POST /broadcast HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${target.stage.serviceToken()}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 104857600\r\nConnection: close\r\n\r\n{',
    );
    expect(statusOf(answer)).toBe(413);
  });

  it('of nobody is refused with 401 before it is read', async () => {
    const answer = await sendEndless(100 * 1024 * 1024, { authorization: 'Bearer x.y.z' });
    expect(answer.status).toBe(401);
  });
});

describe('a form', () => {
  it('of 10,000 fields is refused', async () => {
    const form = upload(png({ width: 8, height: 8 }, pngChunk('IDAT', zeros(72))));
    for (let n = 0; n < 10_000; n += 1) form.append(`campo${n}`, 'x');
    const answer = await target.call('POST', '/api/vouchers', { token, body: form });
    expectClearError(answer);
    expect(answer.status).toBe(413);
  });

  it('whose fields are named like the insides of objects changes none', async () => {
    const form = upload(png({ width: 8, height: 8 }, pngChunk('IDAT', zeros(72))));
    form.append('__proto__', 'x');
    form.append('constructor', 'x');
    form.append('__proto__[sucursal_id]', '2');
    const answer = await target.call('POST', '/api/vouchers', { token, body: form });
    if (answer.status === 201) expect(JSON.parse(answer.text)).toMatchObject({ sucursal_id: 1 });
    else expectClearError(answer);
  });
});
