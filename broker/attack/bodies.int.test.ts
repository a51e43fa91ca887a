import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../shared/api/route';
import { fileRoutes, routes } from '../../shared/api/routes';
import { openRaw, sendRaw, statusOf } from './rawSocket';
import { expectClearError, startTarget, type Target } from './target';

let target: Target;
let token: string;
beforeAll(async () => {
  target = await startTarget();
  token = target.people.SUPERADMIN.token();
});
afterAll(async () => {
  await target.expectUnharmed();
  await target.close();
});

const all: readonly Route[] = Object.values(routes);
const taking = all.filter(({ method, body }) => method !== 'GET' && body !== undefined);
const files: readonly Pick<Route, 'method' | 'path' | 'query'>[] = Object.values(fileRoutes);
const withId = [...all, ...files].filter(
  ({ path }) => path.includes(':id') && !path.includes('pantallas'),
);
const reading = [...all, ...files].filter(
  ({ method, query }) => method === 'GET' && query !== undefined,
);

function named(path: string): string {
  return path.replace(':id', '1');
}

const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Bodies no route may accept, whatever it expects. */
const bad: Readonly<Record<string, string>> = {
  'no JSON': '{"a":',
  'JSON and more': '{} {}',
  'a list': '[]',
  nothing: 'null',
  'a number': '7',
  'a text': '"hola"',
  'a list 5,000 deep': `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  'an object 5,000 deep': deep(5_000),
  'a poisoned prototype': '{"__proto__":{"rol":"SUPERADMIN"}}',
  'a poisoned prototype inside': '{"items":[{"__proto__":{"producto_id":1}}]}',
  'a poisoned constructor': '{"constructor":{"prototype":{"rol":"SUPERADMIN"}}}',
  'a NUL': '{"usuario":"\\u0000","motivo":"\\u0000","nota":"\\u0000"}',
  'numbers beyond measure': '{"cantidad":1e999,"insumo_id":1e308,"estado":-1e999}',
  'lists where texts belong': '{"usuario":[],"tipo":[],"estado":[],"motivo":[],"mensaje":[]}',
  'objects where texts belong': '{"usuario":{},"tipo":{},"estado":{},"motivo":{},"mensaje":{}}',
  'texts where flags belong': '{"agotado":"si","dinero_verificado":"true","activo":1,"nombre":5}',
  '200 kB': JSON.stringify({ relleno: 'x'.repeat(200_000) }),
};

/** Routes without a required field take `{}`, and so whatever says nothing to them. */
const takesAnything = new Set(['/auth/refresh', '/auth/logout']);

describe.each(taking.map((route) => [route.method, route.path, route] as const))(
  '%s %s',
  (method, path, route) => {
    it.each(Object.entries(bad))('answers %s with a clear error', async (_what, body) => {
      // Signing out would work, whatever the body.
      const who = route.access === 'public' ? {} : { token };
      const answer = await target.call(method, named(path), { ...who, body });
      const nothingWrong = takesAnything.has(path) || method === 'PATCH';
      if (nothingWrong && answer.status < 400) return;
      expectClearError(answer);
      if (route.encoding === 'multipart') expect(answer.status).toBe(400);
    });
  },
);

describe('a number in the path', () => {
  it.each([
    '0',
    '-1',
    '1.5',
    'NaN',
    'Infinity',
    '9007199254740993',
    '2147483648',
    '1%00',
    '1%20OR%201=1',
    "1';--",
    '１',
    '%F0%9F%8D%95',
    '..%2f..%2fetc%2fpasswd',
    '__proto__',
    'x'.repeat(500),
  ])('that is %s names nothing, on any route', async (id) => {
    for (const { method, path } of withId) {
      const answer = await target.call(method, path.replace(':id', id), {
        token,
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      expectClearError(answer);
      expect([400, 404, 414, 415, 422], `${method} ${path}`).toContain(answer.status);
    }
  });
});

describe('a query', () => {
  it.each([
    'limite=1;DROP TABLE PEDIDOS',
    'limite=1e9',
    'limite[]=1',
    'limite=-0.1',
    'desde_id=%00',
    'antes_de_id=1%27',
    'tipo=%27%20OR%201=1--',
    'estado=__proto__',
    'sucursal_id=%F0%9F%8D%95',
    'desde=ayer',
    'desde=9999999-01-01T00:00:00Z',
    'desde=%00',
    'por=siglo',
    '__proto__[x]=1',
    'constructor=1',
    `x=${'y'.repeat(4_000)}`,
    '%zz=%zz',
    'estado=A&estado=B',
  ])('%s is taken for what it is, or refused', async (query) => {
    for (const { path } of reading) {
      const answer = await target.call('GET', `${named(path)}?${query}`, { token });
      if (answer.status !== 200) expectClearError(answer);
    }
  });
});

describe('a request that is no proper one', () => {
  const head = (line: string, ...headers: string[]): string =>
    [line, `Host: ${new URL(target.url).host}`, ...headers, '', ''].join('\r\n');

  it.each([
    ['no HTTP', () => 'hola\r\n\r\n', 400],
    ['a header folded over two lines', () => head('GET /health HTTP/1.1', 'X-A: 1', ' 2'), 400],
    ['a header with a NUL', () => head('GET /health HTTP/1.1', 'X-A: 1\0'), 400],
    [
      'two lengths',
      () => head('POST /broadcast HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'),
      400,
    ],
    [
      'a length and pieces',
      () => head('POST /broadcast HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked'),
      400,
    ],
    ['a length below zero', () => head('POST /broadcast HTTP/1.1', 'Content-Length: -1'), 400],
    ['no host', () => 'GET /health HTTP/1.1\r\n\r\n', 400],
    [
      '2,000 headers',
      () =>
        head(
          'GET /health HTTP/1.1',
          ...Array.from({ length: 2_000 }, (_, n) => `X-Header-${n}: ${n}`),
        ),
      431,
    ],
  ])('%s is refused, and its connection is not kept', async (_what, request, status) => {
    const connection = await openRaw(target.url);
    connection.send(request());
    expect(statusOf((await connection.closed).toString())).toBe(status);
    const sending = setInterval(() => connection.send('x'), 10);
    await connection.gone;
    clearInterval(sending);
  });

  it('smuggles no line into an answer by its idempotency key', async () => {
    const body = '{"tipo":"pedido_creado","pedido_id":1}';
    const request = (key: string): string =>
      head(
        'POST /broadcast HTTP/1.1',
        `Authorization: Bearer ${target.stage.serviceToken()}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        'Connection: close',
        `Idempotency-Key: ${key}`,
      ) + body;
    const split = await sendRaw(target.url, request('a\r\nX-Smuggled: yes'));
    expect(statusOf(split)).toBe(202);
    expect(split).not.toMatch(/smuggled/i);
    const encoded = await sendRaw(target.url, request('a%0d%0aSet-Cookie: x=1'));
    expect(statusOf(encoded)).toBe(202);
    expect(encoded).not.toMatch(/set-cookie/i);
    for (const key of ['a\nX-Smuggled: yes', 'a\0b', 'a\rb']) {
      const answer = await sendRaw(target.url, request(key));
      expect(answer).not.toMatch(/smuggled/i);
      expect([202, 400]).toContain(statusOf(answer));
    }
  });
});
