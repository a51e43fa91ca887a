import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../../testing/httpServer';
import { startTcpProxy, type TcpProxy } from '../../../testing/tcpProxy';
import type { Health } from '../../../shared/api/health';
import type { Pedido } from '../../../shared/api/pedidos';

let proxy: TcpProxy;
let server: TestHttpServer;
let counter: TestCaller;
beforeAll(async () => {
  server = await startHttpServer({
    throughUrl: async (databaseUrl) => {
      const url = new URL(databaseUrl);
      proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
      url.port = String(proxy.port);
      url.hostname = '127.0.0.1';
      return url.href;
    },
  });
  counter = await server.person('ATENCION');
});
afterAll(async () => {
  proxy.restore();
  await server.close();
  await proxy.close();
});

const body = { subtipo: 'presencial', items: [{ producto_id: 1, cantidad: 1 }] };

describe('while the database is away', () => {
  it('health says so, everything else is 503 with Retry-After, and it heals by itself', async () => {
    proxy.cut();
    const health = await server.call<Health>('GET', '/health');
    expect(health).toMatchObject({
      status: 503,
      body: { estado: 'degradado', base_de_datos: 'caida', version: '0.0.0-test' },
    });
    const answers = [
      await counter.call('POST', '/api/pedidos', { body, key: 'durante' }),
      await counter.call('GET', '/api/pedidos'),
      await server.service().call('POST', '/broadcast', {
        body: { tipo: 'pedido_creado', pedido_id: 1 },
      }),
      await server.call('POST', '/auth/login', { body: { usuario: 'a', password: 'b' } }),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 503, body: { error: 'base_de_datos_caida' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }

    proxy.restore();
    await expect
      .poll(async () => (await server.call<Health>('GET', '/health')).status, { timeout: 10_000 })
      .toBe(200);
    // The key was freed by the failure: the same request works now, once.
    const first = await counter.call<Pedido>('POST', '/api/pedidos', { body, key: 'durante' });
    expect(first.status).toBe(201);
  });

  it('health answers also when the database says nothing at all', async () => {
    // On connections that stand, nothing but silence tells that the database is away.
    await Promise.all(Array.from({ length: 4 }, () => counter.call('GET', '/api/pedidos')));
    proxy.hang();
    let read = false;
    const reader = counter.call('GET', '/api/pedidos').finally(() => {
      read = true;
    });
    const health = await server.call<Health>('GET', '/health');
    expect(health).toMatchObject({ status: 503, body: { base_de_datos: 'caida' } });
    // It did not wait for what whoever reads waits for.
    expect(read).toBe(false);
    proxy.restore();
    await reader;
    await expect
      .poll(async () => (await server.call<Health>('GET', '/health')).status, { timeout: 10_000 })
      .toBe(200);
  });
});
