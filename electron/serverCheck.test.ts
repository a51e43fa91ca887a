import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Health } from '../shared/api/health';
import { checkServer } from './serverCheck';

const health: Health = {
  estado: 'ok',
  version: '1',
  base_de_datos: 'ok',
  clientes: 0,
  demo: false,
};
let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

afterEach(async () => {
  const running = server;
  server = undefined;
  running?.closeAllConnections();
  await new Promise((resolve) => (running === undefined ? resolve(null) : running.close(resolve)));
});

describe('checkServer', () => {
  it('finds a broker by its health', async () => {
    const asked: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.url);
      response.end(JSON.stringify(health));
    });
    await expect(checkServer(origin, fetch)).resolves.toEqual({ ok: true, value: null });
    expect(asked).toEqual(['/health']);
  });

  it('takes a broker whose database is away', async () => {
    const origin = await serve((_request, response) => {
      response.statusCode = 503;
      response.end(JSON.stringify({ ...health, estado: 'degradado', base_de_datos: 'caida' }));
    });
    await expect(checkServer(origin, fetch)).resolves.toMatchObject({ ok: true });
  });

  it.each([
    ['a web page', '<html></html>'],
    ['another JSON service', '{"status":"ok"}'],
  ])('tells %s from a broker', async (_what, body) => {
    const origin = await serve((_request, response) => response.end(body));
    const checked = await checkServer(origin, fetch);
    expect(checked).toEqual({
      ok: false,
      error: `No hay un servidor Campana en ${origin}: revise la dirección y que esté encendido.`,
    });
  });

  it('says so when nobody listens there', async () => {
    const origin = await serve((_request, response) => response.end());
    const running = server!;
    await new Promise((resolve) => running.close(resolve));
    server = undefined;
    await expect(checkServer(origin, fetch)).resolves.toMatchObject({ ok: false });
  });

  it('gives up on a server that never answers', async () => {
    const origin = await serve(() => undefined);
    await expect(checkServer(origin, fetch, 100)).resolves.toMatchObject({ ok: false });
  });
});
