/// <reference types="node" />
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionUser } from '../../shared/api/auth';
import { routes } from '../../shared/api/routes';
import { systemClock } from '../platform/clock';
import { pedidoOf } from '../testing/rows';
import { createApiClient, type ApiClient } from './client';
import { ApiFailure } from './failure';
import { createSession, type SessionManager } from './session';

const usuario: SessionUser = { id: 3, nombre: 'Ana', rol: 'ATENCION', sucursal_id: 1 };

let server: Server;
let baseUrl: string;
let answer: (request: IncomingMessage, path: string, body: string) => [number, unknown];
let seen: { path: string; headers: IncomingMessage['headers']; body: string }[];
let kept: string | null;
let changes: (SessionUser | null)[];
let tokens: number;
let session: SessionManager;
let api: ApiClient;

const newSession = () => {
  tokens += 1;
  return {
    token: `token-${tokens}`,
    expira: new Date(Date.now() + 900_000).toISOString(),
    usuario,
    refresh_token: `refresh-${tokens}`,
  };
};
const isCurrent = (request: IncomingMessage) =>
  request.headers.authorization === `Bearer token-${tokens}`;
const expired: [number, unknown] = [401, { error: 'token_vencido', mensaje: 'Entre de nuevo.' }];

beforeEach(async () => {
  seen = [];
  changes = [];
  tokens = 0;
  kept = null;
  answer = () => [200, { datos: [], siguiente: null }];
  server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  session = createSession({
    baseUrl: () => baseUrl,
    fetch,
    clock: systemClock,
    keeper: {
      loadSession: () => Promise.resolve(kept),
      saveSession: (token) => {
        kept = token;
        return Promise.resolve();
      },
      clearSession: () => {
        kept = null;
        return Promise.resolve();
      },
    },
    storage: null,
    exclusive: (run) => run(),
    onChange: (who) => changes.push(who),
  });
  api = createApiClient({ baseUrl: () => baseUrl, fetch, session });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const path = request.url ?? '';
  seen.push({ path, headers: request.headers, body });
  const [status, reply] =
    path === '/auth/login' ? [200, newSession()] : answer(request, path, body);
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '7' });
  response.end(typeof reply === 'string' ? reply : JSON.stringify(reply));
}

const paths = () => seen.map(({ path }) => path);

async function failureOf(call: Promise<unknown>): Promise<ApiFailure> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiFailure);
  return error as ApiFailure;
}

describe('a refused token', () => {
  test('is renewed once for all calls that were refused with it, and each is tried again', async () => {
    await session.login('atencion', 'x');
    tokens += 1; // What the client holds is not the newest any more.
    answer = (request, path) => {
      if (path === '/auth/refresh') return [200, newSession()];
      return isCurrent(request) ? [200, { datos: [], siguiente: null }] : expired;
    };
    await Promise.all([1, 2, 3, 4].map(() => api.call(routes.listInsumos, {})));
    expect(paths().filter((path) => path === '/auth/refresh')).toHaveLength(1);
    expect(kept).toBe('refresh-3');
  });

  test('that cannot be renewed ends the session', async () => {
    await session.login('atencion', 'x');
    answer = () => expired;
    const failure = await failureOf(api.call(routes.listInsumos, {}));
    expect(failure.kind).toBe('session_ended');
    expect(changes.at(-1)).toBeNull();
    expect(kept).toBeNull();
  });

  test('keeps the session when the server is away during the renewal', async () => {
    await session.login('atencion', 'x');
    answer = (_request, path) =>
      path === '/auth/refresh' ? [503, { error: 'bd', mensaje: 'Sin base.' }] : expired;
    const failure = await failureOf(api.call(routes.listInsumos, {}));
    expect(failure.status).toBe(503);
    expect(kept).toBe('refresh-1');
    expect(changes).toEqual([usuario]);
  });
});

describe('a renewal whose answer was lost', () => {
  test('is repeated with its key, so that the server does not take it for a stolen token', async () => {
    await session.login('atencion', 'x');
    tokens += 1;
    let away = true;
    answer = (request, path) => {
      if (path === '/auth/refresh') return away ? [503, {}] : [200, newSession()];
      return isCurrent(request) ? [200, { datos: [], siguiente: null }] : expired;
    };
    await failureOf(api.call(routes.listInsumos, {}));
    away = false;
    await api.call(routes.listInsumos, {});
    tokens += 1;
    await api.call(routes.listInsumos, {});
    const keys = seen
      .filter(({ path }) => path === '/auth/refresh')
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});

describe('doing something', () => {
  test('carries a key, the same one when a refused token made it try again', async () => {
    await session.login('atencion', 'x');
    tokens += 1;
    answer = (request, path) => {
      if (path === '/auth/refresh') return [200, newSession()];
      return isCurrent(request) ? [200, pedidoOf(50, { estado: 'EN_PREPARACION' })] : expired;
    };
    const pedido = await api.call(routes.approvePedido, { params: { id: 50 } });
    expect(pedido.estado).toBe('EN_PREPARACION');
    const keys = seen
      .filter(({ path }) => path === '/api/pedidos/50/aprobar')
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  test('twice carries two keys, unless one is given', async () => {
    await session.login('atencion', 'x');
    answer = () => [200, pedidoOf(50)];
    for (const options of [{}, {}, { key: 'mine' }]) {
      await api.call(routes.approvePedido, { params: { id: 50 } }, options);
    }
    const keys = seen.slice(1).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe('mine');
  });
});

describe('failures', () => {
  test('a refusal has the status, the code and the words of the server', async () => {
    await session.login('atencion', 'x');
    answer = () => [409, { error: 'estado_invalido', mensaje: 'Ya no está pendiente.' }];
    const failure = await failureOf(api.call(routes.approvePedido, { params: { id: 50 } }));
    expect(failure).toMatchObject({
      kind: 'http',
      status: 409,
      code: 'estado_invalido',
      mensaje: 'Ya no está pendiente.',
      transient: false,
    });
  });

  test('too fast says how long to wait', async () => {
    await session.login('atencion', 'x');
    answer = () => [429, { error: 'ritmo', mensaje: 'Espere.' }];
    const failure = await failureOf(api.call(routes.listInsumos, {}));
    expect(failure).toMatchObject({ retryAfterMs: 7_000, transient: true });
  });

  test('an answer of another shape is refused, not shown', async () => {
    await session.login('atencion', 'x');
    answer = () => [200, { datos: 'ninguno' }];
    expect((await failureOf(api.call(routes.listInsumos, {}))).kind).toBe('invalid_reply');
  });

  test('no server is a network failure', async () => {
    await session.login('atencion', 'x');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const failure = await failureOf(api.call(routes.listInsumos, {}));
    expect(failure).toMatchObject({ kind: 'network', status: 0, transient: true });
  });

  test('no answer in time is a network failure', async () => {
    await session.login('atencion', 'x');
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const failure = await failureOf(api.call(routes.listInsumos, {}, { timeoutMs: 30 }));
    expect(failure.kind).toBe('network');
    silent.closeAllConnections();
    silent.close();
  });

  test('without anybody signed in nothing is sent', async () => {
    expect((await failureOf(api.call(routes.listInsumos, {}))).kind).toBe('session_ended');
    expect(seen).toEqual([]);
  });
});

test('what one person did is never sent with the token of another who signed in meanwhile', async () => {
  await session.login('atencion', 'x');
  tokens += 1; // The next call is refused and renews, by which time the cookie is another person's.
  answer = (request, path) => {
    if (path === '/auth/refresh') return [200, { ...newSession(), usuario: { ...usuario, id: 4 } }];
    return isCurrent(request) ? [200, pedidoOf(50)] : expired;
  };
  const call = api.call(routes.approvePedido, { params: { id: 50 } }, { as: usuario.id });
  expect((await failureOf(call)).kind).toBe('session_ended');
  expect(paths()).toEqual(['/auth/login', '/api/pedidos/50/aprobar', '/auth/refresh']);
});

test('a list query is written as the server reads it', async () => {
  await session.login('atencion', 'x');
  await api.call(routes.listPedidos, {
    query: { estado: ['PENDIENTE', 'LISTO'], limite: 5, desde_id: undefined },
  });
  await api.call(routes.listAlertas, { query: { leida: false } });
  expect(paths().slice(1)).toEqual([
    '/api/pedidos?estado=PENDIENTE%2CLISTO&limite=5',
    '/api/alertas?leida=false',
  ]);
});

test('the desktop signs in again with the token it kept', async () => {
  kept = 'refresh-old';
  answer = (_request, path) =>
    path === '/auth/refresh' ? [200, newSession()] : [404, { error: 'x', mensaje: 'x' }];
  expect(await session.restore()).toBe(true);
  expect(seen[0]?.headers['x-campana-client']).toBe('desktop');
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ refresh_token: 'refresh-old' });
  expect(kept).toBe('refresh-1');
  expect(changes).toEqual([usuario]);
});

test('leaving works without a server', async () => {
  await session.login('atencion', 'x');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await session.logout();
  expect(changes.at(-1)).toBeNull();
  expect(session.current()).toBeNull();
});
