import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';

const scraperToken = 'a-token-for-the-scraper';

let broker: TestBroker;
beforeAll(async () => {
  broker = await startTestBroker({
    env: { CAMPANA_HOST: '0.0.0.0', CAMPANA_METRICS_TOKEN: scraperToken },
  });
});
afterAll(() => broker.close());

/** The value of one line, e.g. `campana_events_total{tipo="x"}`; 0 where there is no such line. */
async function metric(line: string): Promise<number> {
  const text = await (await fetch(`${broker.url}/metrics`)).text();
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return Number(found?.slice(line.length) ?? 0);
}

const alert = { tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 };

describe('metrics', () => {
  it('are text of Prometheus, with a help and a type for each', async () => {
    const response = await fetch(`${broker.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    const named = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map((match) => match[1]));
    for (const name of [
      'campana_events_total',
      'campana_sockets',
      'campana_commit_to_send_seconds',
      'campana_send_to_ack_seconds',
      'campana_socket_queue_bytes',
      'campana_redeliveries_total',
      'campana_escalations_total',
      'campana_socket_closes_total',
      'campana_database_connections',
      'campana_event_loop_delay_seconds',
    ]) {
      expect(named).toContain(name);
      expect(text).toContain(`# HELP ${name} `);
    }
    expect(text).toMatch(/^campana_event_loop_delay_seconds\{quantile="0\.99"\} \d/m);
    expect(text).toMatch(/^campana_database_connections\{state="idle"\} \d/m);
  });

  it('count events by type, deliveries, sockets by role and close codes', async () => {
    const before = await metric('campana_events_total{tipo="pedido_aprobado"}');
    const deliveries = await metric('campana_deliveries_total');
    const cook = await broker.open({ token: (await broker.person('COCINERO')).token });
    const counter = await broker.open({ token: (await broker.person('ATENCION')).token });
    await cook.nextOf('bienvenida');
    await counter.nextOf('bienvenida');
    expect(await metric('campana_sockets{role="COCINERO"}')).toBe(1);
    expect(await metric('campana_sockets{role="ATENCION"}')).toBe(1);
    await broker.broadcast({ tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 });
    await cook.nextOf('pedido_aprobado');
    expect(await metric('campana_events_total{tipo="pedido_aprobado"}')).toBe(before + 1);
    expect(await metric('campana_deliveries_total')).toBe(deliveries + 2);
    expect(await metric('campana_commit_to_send_seconds_count')).toBeGreaterThan(0);

    cook.sendRaw(Buffer.from('binary'));
    await cook.closed;
    await expect.poll(() => metric('campana_socket_closes_total{code="1003"}')).toBe(1);
    await counter.close();
    await expect.poll(() => metric('campana_sockets{role="ATENCION"}')).toBe(0);
  });

  it('time the answers of screens, and count refusals and what was sent again', async () => {
    const cook = await broker.open({ token: (await broker.person('COCINERO')).token });
    await cook.nextOf('bienvenida');
    const [acked, nacked] = [
      await metric('campana_send_to_ack_seconds_count'),
      await metric('campana_nacks_total'),
    ];
    const again = await metric('campana_redeliveries_total{reason="unconfirmed"}');
    const shown = await broker.broadcast(alert);
    const broken = await broker.broadcast(alert);
    await cook.next((frame) => frame['id'] === broken);
    cook.send({ tipo: 'ack', id: shown });
    cook.send({ tipo: 'nack', id: broken, motivo: 'sin espacio' });
    await expect.poll(() => metric('campana_send_to_ack_seconds_count')).toBe(acked + 1);
    expect(await metric('campana_nacks_total')).toBe(nacked + 1);
    await cook.next((frame) => frame['id'] === broken && frame['reintento'] === 1);
    cook.send({ tipo: 'ack', id: broken });
    expect(await metric('campana_redeliveries_total{reason="unconfirmed"}')).toBe(again + 1);
    await cook.close();
  });

  it('tell whether screens that came back could be given what they missed', async () => {
    const { token } = await broker.person('COCINERO');
    const id = await broker.broadcast({ tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 });
    const [kept, lost] = [
      await metric('campana_resumes_total{outcome="caught_up"}'),
      await metric('campana_resumes_total{outcome="reset"}'),
    ];
    await (await broker.open({ token, desde: id - 1 })).nextOf('al_dia');
    await (await broker.open({ token, desde: id + 1_000 })).nextOf('reinicio');
    expect(await metric('campana_resumes_total{outcome="caught_up"}')).toBe(kept + 1);
    expect(await metric('campana_resumes_total{outcome="reset"}')).toBe(lost + 1);
  });
});

describe('who may read the metrics', () => {
  /** This computer, by an address that is not the loopback's: to the server it is another computer. */
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address;

  async function statusFor(headers: Record<string, string>, host = '127.0.0.1'): Promise<number> {
    const { port } = new URL(broker.url);
    return new Promise((resolve, reject) => {
      request({ host, port, path: '/metrics', headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  }

  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

  it('is whoever is on this computer, unless a proxy says that it speaks for others', async () => {
    expect(await statusFor({})).toBe(200);
    expect(await statusFor({ 'x-forwarded-for': '203.0.113.9' })).toBe(401);
    expect(await statusFor({ forwarded: 'for=203.0.113.9' })).toBe(401);
  });

  it('is, elsewhere, the holder of the token, programs and admins, and nobody else', async () => {
    const via = { 'x-forwarded-for': '203.0.113.9' };
    const tokens = {
      cook: (await broker.person('COCINERO')).token,
      admin: (await broker.person('ADMIN')).token,
    };
    for (const host of outside === undefined ? ['127.0.0.1'] : ['127.0.0.1', outside]) {
      expect(await statusFor(via, host)).toBe(401);
      expect(await statusFor({ ...via, ...bearer(scraperToken) }, host)).toBe(200);
      expect(await statusFor({ ...via, ...bearer(`${scraperToken}x`) }, host)).toBe(401);
      expect(await statusFor({ ...via, ...bearer(broker.serviceToken()) }, host)).toBe(200);
      expect(await statusFor({ ...via, ...bearer(tokens.admin) }, host)).toBe(200);
      expect(await statusFor({ ...via, ...bearer(tokens.cook) }, host)).toBe(403);
    }
    if (outside !== undefined) expect(await statusFor({}, outside)).toBe(401);
  });
});
