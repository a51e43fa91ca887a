import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';

let server: TestHttpServer;
let counter: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  counter = await server.person('ATENCION');
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };
const order = { subtipo: 'presencial', items: [{ producto_id: 1, cantidad: 1 }] };

/** Sends bytes as they are and answers everything that came back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (data: string) => (answer += data));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('every error has its status, a code, and a sentence', () => {
  it.each([
    ['unknown route', 'GET', '/api/nada', {}, 404, 'no_encontrado'],
    ['a number nothing has', 'GET', '/api/pedidos/999999', {}, 404, 'no_encontrado'],
    ['a number nothing can have', 'GET', '/api/pedidos/99999999999', {}, 404, 'no_encontrado'],
    ['a word instead of a number', 'GET', '/api/pedidos/abc', {}, 404, 'no_encontrado'],
    ['wrong method', 'DELETE', '/api/pedidos', {}, 405, 'metodo_no_permitido'],
    ['address that cannot be read', 'GET', '/api/%zz', {}, 400, 'pedido_invalido'],
    ['no JSON', 'POST', '/api/pedidos', { raw: '{mal', headers: json }, 400, 'json_invalido'],
    [
      'no UTF-8',
      'POST',
      '/api/pedidos',
      { raw: new Uint8Array([0x22, 0xff, 0x22]), headers: json },
      400,
      'json_invalido',
    ],
    [
      'a poisoned prototype',
      'POST',
      '/api/pedidos',
      { raw: '{"__proto__":{"x":1}}', headers: json },
      400,
      'json_invalido',
    ],
    [
      'another kind of content',
      'POST',
      '/api/pedidos',
      { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      400,
      'tipo_de_contenido',
    ],
    [
      'words without a kind',
      'POST',
      '/broadcast',
      { raw: 'hola', headers: { 'content-type': 'text/plain' } },
      400,
      'tipo_de_contenido',
    ],
    ['JSON where a form belongs', 'POST', '/api/vouchers', { body: {} }, 400, 'tipo_de_contenido'],
    [
      'too long a body',
      'POST',
      '/api/pedidos',
      { body: { nota: 'x'.repeat(300_000) } },
      413,
      'cuerpo_muy_grande',
    ],
    [
      'a depth bomb',
      'POST',
      '/api/pedidos',
      { raw: '['.repeat(60_000), headers: json },
      400,
      'json_invalido',
    ],
  ] as const)('%s', async (_what, method, path, options, status, code) => {
    const answer = await counter.call(method, path, options);
    expect(answer).toMatchObject({ status, body: { error: code } });
    expect(answer.body.mensaje).toMatch(/\w.*\.$/);
    expect(JSON.stringify(answer.body)).not.toMatch(/ at |node_modules|FST_/);
  });

  it('wrong method names the right ones', async () => {
    const answer = await server.call('PUT', '/api/vouchers');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('a body over the limit does not cut off its sender', async () => {
    const answer = await counter.call('POST', '/api/pedidos', {
      raw: `"${'x'.repeat(8_000_000)}"`,
      headers: json,
    });
    expect(answer.status).toBe(413);
    expect((await counter.call('GET', '/api/pedidos')).status).toBe(200);
  });

  it('bytes that are no HTTP are answered in the same shape', async () => {
    expect(await raw('hola\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*"error":"pedido_invalido"/);
    const headers = `X-Big: ${'x'.repeat(20_000)}\r\n`;
    const big = await raw(`GET / HTTP/1.1\r\nHost: x\r\n${headers}\r\n`);
    expect(big).toMatch(/^HTTP\/1\.1 431 [^]*"error":"cabeceras_muy_grandes"/);
  });
});

describe('valid JSON that breaks the schema is 422 and names the field', () => {
  it.each([
    ['/api/pedidos', {}, 'subtipo'],
    ['/api/pedidos', { ...order, subtipo: 'a caballo' }, 'subtipo'],
    ['/api/pedidos', { ...order, items: [] }, 'items'],
    ['/api/pedidos', { ...order, items: [{ producto_id: 1, cantidad: 0 }] }, 'items.0.cantidad'],
    [
      '/api/pedidos',
      { ...order, items: [{ producto_id: '1', cantidad: 1 }] },
      'items.0.producto_id',
    ],
    [
      '/api/pedidos',
      { ...order, items: [{ producto_id: 77, cantidad: 1 }] },
      'items.0.producto_id',
    ],
    [
      '/api/pedidos',
      { ...order, items: [{ producto_id: 2 ** 40, cantidad: 1 }] },
      'items.0.producto_id',
    ],
    ['/api/pedidos', { ...order, nota: 'x'.repeat(501) }, 'nota'],
    ['/api/pedidos', { ...order, cliente: 'Ana\0' }, 'cliente'],
    ['/api/pedidos', { ...order, cliente: 5 }, 'cliente'],
    ['/api/refills', { insumo_id: 99, cantidad: 1 }, 'insumo_id'],
    ['/api/refills', { insumo_id: 2 ** 40, cantidad: 1 }, 'insumo_id'],
    ['/api/refills', { insumo_id: 1, cantidad: -1 }, 'cantidad'],
    ['/api/refills', { insumo_id: 1, cantidad: 1, pedido_id: 12345 }, 'pedido_id'],
    ['/auth/login', { usuario: 'ana' }, 'password'],
    ['/auth/login', { usuario: 'ana\0', password: 'x' }, 'usuario'],
  ])('%s %j', async (path, body, campo) => {
    const answer = await counter.call('POST', path, { body });
    expect(answer).toMatchObject({ status: 422, body: { error: 'campo_invalido', campo } });
    expect(answer.body.mensaje).toContain(`"${campo}"`);
  });

  it.each([
    ['/api/pedidos?limite=0', 'limite'],
    ['/api/pedidos?limite=501', 'limite'],
    ['/api/pedidos?limite=muchos', 'limite'],
    ['/api/pedidos?estado=VOLANDO', 'estado.0'],
    ['/api/pedidos?desde_id=-1', 'desde_id'],
    ['/api/alertas?leida=quizas', 'leida'],
    ['/api/vouchers?estado=a&estado=b', 'estado'],
    ['/api/refills?estado=%00', 'estado'],
  ])('GET %s', async (path, campo) => {
    expect(await counter.call('GET', path)).toMatchObject({ status: 422, body: { campo } });
  });

  it('speaks Spanish', async () => {
    const { body } = await counter.call('POST', '/api/refills', { body: { insumo_id: 'x' } });
    expect(body.mensaje).toContain('se esperaba');
  });
});

describe('who is asked for comes before what is said', () => {
  it('without a token it is 401, whatever the body', async () => {
    const answer = await server.call('POST', '/api/pedidos', { raw: '{mal', headers: json });
    expect(answer).toMatchObject({ status: 401, body: { error: 'no_autenticado' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('with a role that may not it is 403, whatever the body', async () => {
    const cook = await server.person('COCINERO');
    const answer = await cook.call('POST', '/api/refills', { raw: '{mal', headers: json });
    expect(answer).toMatchObject({ status: 403, body: { error: 'no_permitido' } });
  });

  it.each([['x'], ['Bearer'], ['Bearer x.y.z'], ['Basic YTpi']])(
    '%s is no token',
    async (header) => {
      const answer = await server.call('GET', '/api/pedidos', {
        headers: { authorization: header },
      });
      expect(answer.status).toBe(401);
    },
  );

  it('a token in the address is not taken', async () => {
    const answer = await server.call('GET', `/api/pedidos?token=${counter.token}`);
    expect(answer.status).toBe(401);
  });
});

describe('where a request comes from', () => {
  it.each([
    ['/health', { host: 'evil.example' }],
    ['/', { host: 'evil.example' }],
    ['/health', { origin: 'http://evil.example' }],
    ['/', { origin: 'http://evil.example' }],
    ['/nada', { origin: 'null' }],
  ])('%s from %j is refused', async (path, headers) => {
    const answer = await raw(
      `GET ${path} HTTP/1.1\r\nHost: ${'host' in headers ? headers.host : `127.0.0.1:${server.port}`}\r\n` +
        `${'origin' in headers ? `Origin: ${headers.origin}\r\n` : ''}Connection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 [^]*"mensaje":"/);
    expect(answer).not.toMatch(/access-control-allow-origin/i);
  });

  it('the desktop app may read answers and send our headers; nobody else may', async () => {
    const headers = {
      origin: 'app://campana',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,idempotency-key',
    };
    const preflight = await server.call('OPTIONS', '/api/pedidos', { headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('app://campana');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
    const answer = await server.call('GET', '/health', { headers: { origin: 'app://campana' } });
    expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
    const own = await server.call('GET', '/health', { headers: { origin: server.url } });
    expect(own.status).toBe(200);
    expect(own.headers.get('access-control-allow-origin')).not.toBe(server.url);
  });

  it('every answer carries the headers that keep browsers careful', async () => {
    for (const path of ['/health', '/nada', '/', '/api/pedidos']) {
      const { headers } = await server.call('GET', path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });
});
