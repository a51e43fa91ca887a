import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import type { Route } from '../../shared/api/route';
import { fileRoutes, routes } from '../../shared/api/routes';
import { can } from '../../shared/permissions';
import { roles, type Role } from '../../shared/roles';

let server: TestHttpServer;
const callers = new Map<Role, TestCaller>();
beforeAll(async () => {
  server = await startHttpServer();
  for (const role of roles) {
    callers.set(role, role === 'SERVICIO' ? server.service() : await server.person(role));
  }
});
afterAll(() => server.close());

const all: Pick<Route, 'method' | 'path' | 'access'>[] = [
  ...Object.values(routes),
  ...Object.values(fileRoutes),
];
const guarded = all.filter((route) => route.access !== 'public');
const walls = guarded.flatMap((route) => roles.map((role) => ({ route, role })));

function named(path: string): string {
  return path.replace(':id', '12345');
}

describe('every route holds its wall', () => {
  it.each(guarded.map((route) => [route.method, route.path]))(
    '%s %s without a token is 401',
    async (method, path) => {
      expect((await server.call(method, named(path))).status).toBe(401);
    },
  );

  it.each(walls.map(({ route, role }) => [role, route.method, route.path, route] as const))(
    '%s on %s %s',
    async (role, method, path, route) => {
      const { status } = await callers.get(role)!.call(method, named(path));
      const allowed = route.access === 'session' || can(role, route.access as never);
      if (allowed) expect([401, 403]).not.toContain(status);
      else expect(status).toBe(403);
    },
  );

  it.each(roles.map((role) => [role]))('%s on a file of nothing', async (role) => {
    for (const { path, access } of Object.values(fileRoutes)) {
      const { status } = await callers.get(role)!.call('GET', named(path));
      expect(status, path).toBe(can(role, access) ? 404 : 403);
    }
  });
});

describe('a cook', () => {
  it.each([
    ['POST', '/api/pedidos'],
    ['POST', '/api/pedidos/1/aprobar'],
    ['POST', '/api/pedidos/1/alertas'],
    ['POST', '/api/refills'],
    ['GET', '/api/vouchers'],
    ['POST', '/api/vouchers'],
    ['POST', '/api/vouchers/1/aprobar'],
    ['POST', '/api/vouchers/1/rechazar'],
    ['GET', '/api/eventos'],
    ['GET', '/api/estadisticas'],
    ['GET', '/api/usuarios'],
  ])('may not %s %s', async (method, path) => {
    expect((await callers.get('COCINERO')!.call(method, path)).status).toBe(403);
  });
});

describe('attention', () => {
  it.each([
    ['POST', '/api/alertas/1/leer'],
    ['POST', '/api/refills/1/atender'],
    ['GET', '/api/eventos'],
    ['GET', '/api/estadisticas'],
    ['POST', '/api/usuarios'],
  ])('may not %s %s', async (method, path) => {
    expect((await callers.get('ATENCION')!.call(method, path)).status).toBe(403);
  });
});
