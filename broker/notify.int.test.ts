import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startHttpServer, type TestHttpServer } from '../testing/httpServer';
import { notify } from './notify';

let server: TestHttpServer;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

const event = { tipo: 'voucher_nuevo', voucher_id: 999, usuario_id: 1, sucursal_id: 1 };

/** A server that answers in turn what it was told to. */
let fake: Server | undefined;
afterEach(async () => {
  fake?.closeAllConnections();
  await new Promise((resolve) => (fake ? fake.close(resolve) : resolve(undefined)));
  fake = undefined;
});

async function fakeServer(
  answers: readonly { status: number; retryAfter?: number; body?: object }[],
): Promise<{ url: string; seen: IncomingHttpHeaders[] }> {
  const seen: IncomingHttpHeaders[] = [];
  fake = createServer((request, response) => {
    const answer = answers[seen.length] ?? answers.at(-1);
    seen.push(request.headers);
    request.resume();
    if (!answer) return;
    if (answer.retryAfter !== undefined) response.setHeader('retry-after', answer.retryAfter);
    response.writeHead(answer.status).end(JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>((resolve) => fake?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(fake.address() as AddressInfo).port}`, seen };
}

describe('notify', () => {
  it('publishes, and answers the number of the event', async () => {
    const { token } = server.service();
    const outcome = await notify(event, { url: server.url, token });
    expect(outcome).toEqual({ aceptado: true, id: server.events.at(-1)?.id });
  });

  it.each([
    { tipo: 'voucher_nuevo', voucher_id: 999, usuario_id: 1, sucursal_id: 1 },
    {
      ...{ tipo: 'alerta_cocina', alerta_id: 10, pedido_id: 50 },
      ...{ prioridad: 'urgente', mensaje: 'Ingrediente agotado' },
    },
  ])('publishes the body of the contract as it is written: $tipo', async (body) => {
    const { token } = server.service();
    const { id } = await notify(body, { url: server.url, token });
    expect(server.events.at(-1)).toMatchObject({ id, event: { ...body, id } });
  });

  it('publishes once, however often one key is sent', async () => {
    const { token } = server.service();
    const options = { url: server.url, token, idempotencyKey: 'venta 1' };
    const outcomes = [await notify(event, options), await notify(event, options)];
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  it('tells why an event was refused, without trying again', async () => {
    const { token } = server.service();
    const outcome = await notify({ tipo: 'pizza' }, { url: server.url, token });
    expect(outcome.aceptado).toBe(false);
    expect(outcome.motivo).toContain('voucher_nuevo');
    const { url, seen } = await fakeServer([{ status: 422, body: { mensaje: 'no' } }]);
    expect(await notify(event, { url })).toEqual({ aceptado: false, motivo: 'no' });
    expect(seen).toHaveLength(1);
  });

  it('tries again, with the same key, while the server is busy or its database away', async () => {
    const { url, seen } = await fakeServer([
      { status: 503 },
      { status: 429, retryAfter: 0 },
      { status: 202, body: { id: 5 } },
    ]);
    expect(await notify(event, { url, token: 't' })).toEqual({ aceptado: true, id: 5 });
    expect(new Set(seen.map((headers) => headers['idempotency-key'])).size).toBe(1);
  });

  it('gives up at once when it is told to wait longer than it has', async () => {
    const { url, seen } = await fakeServer([
      { status: 429, retryAfter: 60, body: { mensaje: 'espere' } },
    ]);
    expect(await notify(event, { url })).toEqual({ aceptado: false, motivo: 'espere' });
    expect(seen).toHaveLength(1);
  });

  it('gives up in time when the server never answers, or is not there', async () => {
    const { url } = await fakeServer([]);
    const silent = await notify(event, { url, timeoutMs: 200 });
    expect(silent.aceptado).toBe(false);
    const absent = await notify(event, { url: 'http://127.0.0.1:1', timeoutMs: 200 });
    expect(absent).toMatchObject({ aceptado: false });
  });

  it('gives a server two seconds unless it is told otherwise', async () => {
    const { url } = await fakeServer([{ status: 202, body: { id: 5 } }]);
    const patience = vi.spyOn(AbortSignal, 'timeout');
    try {
      await notify(event, { url, token: 't' });
      await notify(event, { url, token: 't', timeoutMs: 60_000 });
      const [usual, told] = patience.mock.calls.map(([ms]) => ms);
      expect(usual).toBeLessThanOrEqual(2_000);
      expect(usual).toBeGreaterThan(1_000);
      expect(told).toBeGreaterThan(2_000);
    } finally {
      patience.mockRestore();
    }
  });

  it('never throws, whatever it is given', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    for (const payload of [circular, 1n, undefined, null, 'x']) {
      const outcome = await notify(payload, { url: server.url, token: server.service().token });
      expect(outcome.aceptado).toBe(false);
    }
    expect(await notify(event, { url: 'zzz' })).toEqual({
      aceptado: false,
      motivo: 'url no es una dirección como http://127.0.0.1:8765: «zzz»',
    });
  });
});
