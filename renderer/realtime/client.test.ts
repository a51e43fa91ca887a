import { beforeEach, describe, expect, test } from 'vitest';
import type { CampanaEvent } from '../../shared/protocol/events';
import type { NetworkChange } from '../platform/network';
import { createFakeClock, type FakeClock } from '../testing/fakeClock';
import { createFakeServer, type FakeConnection, type FakeServer } from '../testing/fakeServer';
import { createRealtimeClient, type RealtimeClient } from './client';
import type { AccessToken, RealtimeSignal } from './connection';

const heartbeatMs = 15_000;

let clock: FakeClock;
let server: FakeServer;
let delivered: CampanaEvent[];
let signals: RealtimeSignal[];
let client: RealtimeClient;
let deliver: (event: CampanaEvent) => string | null;
let getToken: (options: { renew: boolean }) => Promise<AccessToken | null>;
let tokenRequests: boolean[];
let online: boolean;
let serverAnswers: boolean;
let view: string;
let change: (change: NetworkChange) => void;
let random: () => number;

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
  delivered = [];
  signals = [];
  tokenRequests = [];
  view = '/cocina';
  online = true;
  serverAnswers = true;
  change = () => undefined;
  random = () => 0;
  deliver = (event) => {
    delivered.push(event);
    return null;
  };
  getToken = () =>
    Promise.resolve({
      token: `t${tokenRequests.length}`,
      expiresAt: clock.now() + 900_000,
    });
  client = createRealtimeClient({
    url: () => 'ws://broker/ws',
    getToken: (options) => {
      tokenRequests.push(options.renew);
      return getToken(options);
    },
    deliver: (event) => deliver(event),
    probe: () => Promise.resolve(serverAnswers),
    socketFactory: server.factory,
    clock,
    random: () => random(),
    network: {
      isOnline: () => online,
      subscribe(listener) {
        change = listener;
        return () => {
          change = () => undefined;
        };
      },
    },
    screenId: 'screen',
    view: () => view,
    version: '1',
  });
  client.on((signal) => signals.push(signal));
});

function welcome(connection: FakeConnection, ultimo_id: number): void {
  connection.send({
    tipo: 'bienvenida',
    usuario_id: 1,
    rol: 'ADMIN',
    sucursal_id: null,
    ultimo_id,
    latido_ms: heartbeatMs,
  });
}

const event = (id: number, extra: object = {}) => ({
  tipo: 'pedido_creado',
  pedido_id: id,
  id,
  fecha: '2025-01-01T00:00:00.000Z',
  ...extra,
});
const alerta = (id: number, extra: object = {}) => ({
  tipo: 'alerta_cocina',
  alerta_id: id,
  mensaje: 'hola',
  prioridad: 'urgente',
  id,
  fecha: '2025-01-01T00:00:00.000Z',
  ...extra,
});
const ids = () => delivered.map(({ id }) => id);
const kinds = () => signals.map((signal) => signal.kind);

/** Connects fresh; the server's newest event is `ultimo_id`. */
async function connected(ultimo_id = 100): Promise<FakeConnection> {
  client.connect();
  await clock.advance(0);
  const connection = server.latest();
  connection.open();
  welcome(connection, ultimo_id);
  return connection;
}

/** The connection after the present one was lost, said hello but not welcomed. */
async function reconnected(): Promise<FakeConnection> {
  const before = server.connections.length;
  for (let step = 0; step < 200 && server.connections.length === before; step += 1) {
    await clock.advance(250);
  }
  const connection = server.latest();
  connection.open();
  return connection;
}

describe('beginning', () => {
  test('the first frame says hello with the token and the screen, without a place to resume from', async () => {
    const connection = await connected();
    expect(connection.received).toEqual([
      { tipo: 'hola', token: 't1', pantalla: 'screen', vista: '/cocina', version: '1' },
    ]);
    expect(client.state()).toMatchObject({ kind: 'conectado' });
    expect(client.lastId()).toBe(100);
  });

  test('a fresh welcome says that there is nothing to resume from', async () => {
    await connected(7);
    expect(signals).toContainEqual(
      expect.objectContaining({ kind: 'welcome', resumed: false }) as RealtimeSignal,
    );
  });

  test('a session that is over stops the client and says so', async () => {
    getToken = () => Promise.resolve(null);
    client.connect();
    await clock.advance(60_000);
    expect(kinds()).toContain('session_ended');
    expect(server.connections).toHaveLength(0);
    expect(clock.pending()).toBe(0);
  });
});

describe('what the screen shows', () => {
  test('is told again when it changes, once, and not before the welcome', async () => {
    client.connect();
    await clock.advance(0);
    const connection = server.latest();
    connection.open();
    view = '/monitor';
    client.viewChanged();
    expect(connection.received.map(({ tipo }) => tipo)).toEqual(['hola']);
    welcome(connection, 100);
    client.viewChanged();
    expect(connection.received.slice(1)).toEqual([{ tipo: 'vista', vista: '/monitor' }]);
  });

  test('is part of the next greeting when it changes without a connection', async () => {
    const first = await connected();
    first.close(1006);
    view = '/atencion';
    client.viewChanged();
    const second = await reconnected();
    welcome(second, 100);
    expect(first.received).toHaveLength(1);
    expect(second.received).toMatchObject([{ tipo: 'hola', vista: '/atencion' }]);
  });
});

describe('resuming', () => {
  test('a reconnect asks for everything after the last event, and is connected once caught up', async () => {
    const first = await connected(100);
    first.send(event(101));
    first.close(1006);
    const second = await reconnected();
    expect(second.received[0]).toMatchObject({ tipo: 'hola', desde: 101 });
    welcome(second, 103);
    expect(client.state().kind).toBe('reconectando');
    second.send(event(102));
    second.send(event(103));
    second.send({ tipo: 'al_dia', id: 103 });
    expect(client.state().kind).toBe('conectado');
    expect(ids()).toEqual([101, 102, 103]);
  });

  test('being caught up moves the place to resume from past events this screen may not see', async () => {
    const first = await connected(100);
    first.close(1006);
    const second = await reconnected();
    welcome(second, 140);
    second.send({ tipo: 'al_dia', id: 140 });
    second.close(1006);
    expect((await reconnected()).received[0]).toMatchObject({ desde: 140 });
  });

  test('a reset asks for a reload and goes on after the newest event', async () => {
    const first = await connected(100);
    first.close(1006);
    const second = await reconnected();
    welcome(second, 90_000);
    second.send({ tipo: 'reinicio', motivo: 'antiguo', ultimo_id: 90_000 });
    expect(signals).toContainEqual({ kind: 'reset', asOf: 90_000 });
    expect(client.state().kind).toBe('conectado');
    second.send(event(90_001));
    expect(ids()).toEqual([90_001]);
  });
});

describe('each event once', () => {
  test('an id that was passed already is ignored', async () => {
    const connection = await connected(100);
    connection.send(event(101));
    connection.send(event(101));
    connection.send(event(99));
    expect(ids()).toEqual([101]);
  });

  test('a repeated event that was shown is acknowledged again, not shown again', async () => {
    const connection = await connected(100);
    connection.send(alerta(101));
    connection.send(alerta(101, { reintento: 1 }));
    expect(ids()).toEqual([101]);
    expect(connection.received.slice(1)).toEqual([
      { tipo: 'ack', id: 101 },
      { tipo: 'ack', id: 101 },
    ]);
  });

  test('a repeated event from before this screen connected is shown', async () => {
    const connection = await connected(100);
    connection.send(alerta(95, { reintento: 2 }));
    expect(ids()).toEqual([95]);
    expect(client.lastId()).toBe(100);
  });

  test('[D7] a copy that overtook is shown at once, the event itself not again, and nothing between is lost', async () => {
    const connection = await connected(100);
    connection.send(alerta(105, { prioridad: 'urgente', reintento: 1 }));
    expect(ids()).toEqual([105]);
    expect(client.lastId()).toBe(100);
    connection.send(event(101));
    expect(client.lastId()).toBe(101);
    connection.send(alerta(105, { prioridad: 'urgente' }));
    expect(client.lastId()).toBe(105);
    connection.send(event(106));
    expect(ids()).toEqual([105, 101, 106]);
    expect(connection.received.slice(1)).toEqual([
      { tipo: 'ack', id: 105 },
      { tipo: 'ack', id: 105 },
    ]);
  });

  test('an event that could not be shown is refused with the reason, and shown when repeated', async () => {
    const connection = await connected(100);
    deliver = () => 'sin espacio';
    connection.send(alerta(101));
    expect(connection.received.at(-1)).toEqual({ tipo: 'nack', id: 101, motivo: 'sin espacio' });
    deliver = (shown) => {
      delivered.push(shown);
      return null;
    };
    connection.send(alerta(101, { reintento: 1 }));
    expect(ids()).toEqual([101]);
    expect(connection.received.at(-1)).toEqual({ tipo: 'ack', id: 101 });
  });

  test('events that are not critical are not acknowledged', async () => {
    const connection = await connected(100);
    connection.send(event(101));
    expect(connection.received).toHaveLength(1);
  });
});

describe('losing the connection', () => {
  test.each([
    [0, 500],
    [1, 1_000],
  ])('the first wait is between half a second and one (chance %d)', async (chance, expectedMs) => {
    random = () => chance;
    const first = await connected();
    first.close(1006);
    await clock.advance(expectedMs - 1);
    expect(server.connections).toHaveLength(1);
    await clock.advance(1);
    expect(server.connections).toHaveLength(2);
  });

  test('waits never grow beyond 15 s and never shrink below half a second', async () => {
    random = () => 1;
    await connected();
    const waits: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      server.latest().close(1006);
      const lostAt = clock.now();
      const before = server.connections.length;
      while (server.connections.length === before) await clock.advance(100);
      waits.push(clock.now() - lostAt);
    }
    expect(Math.max(...waits)).toBe(15_000);
    expect(waits[0]).toBe(1_000);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  });

  test('silence for two beats is a loss, even where the socket looks open', async () => {
    const connection = await connected();
    await clock.advance(2 * heartbeatMs - 1);
    expect(client.state().kind).toBe('conectado');
    await clock.advance(1);
    expect(client.state().kind).toBe('reconectando');
    expect(connection.closedByClient).toBe(true);
  });

  test('a heartbeat keeps the connection', async () => {
    const connection = await connected();
    for (let beat = 0; beat < 5; beat += 1) {
      await clock.advance(heartbeatMs);
      connection.send({ tipo: 'latido', ultimo_id: 100 });
    }
    expect(client.state().kind).toBe('conectado');
    expect(client.lastWordAt()).toBe(clock.now());
  });

  test('what a dropped socket still says is not heard', async () => {
    const connection = await connected();
    await clock.advance(2 * heartbeatMs);
    connection.send(event(101));
    connection.close(4403);
    expect(delivered).toEqual([]);
    expect(client.state().kind).toBe('reconectando');
  });

  test('ten seconds of trouble are an outage, counted from the loss', async () => {
    const connection = await connected();
    connection.close(1006);
    const lostAt = clock.now();
    getToken = () => Promise.reject(new Error('away'));
    await clock.advance(9_999);
    expect(client.state().kind).toBe('reconectando');
    await clock.advance(1);
    expect(client.state()).toMatchObject({ kind: 'sin_conexion', since: lostAt, stopped: null });
  });

  test('a computer that is offline has no connection at once', async () => {
    const connection = await connected();
    online = false;
    connection.close(1006);
    expect(client.state().kind).toBe('sin_conexion');
  });

  test('coming online or to the front tries at once', async () => {
    const connection = await connected();
    random = () => 1;
    connection.close(1006);
    change('online');
    await clock.advance(0);
    expect(server.connections).toHaveLength(2);
  });

  test('the computer going offline costs the connection only if the server does not answer', async () => {
    await connected();
    change('offline');
    await clock.advance(0);
    expect(client.state().kind).toBe('conectado');
    serverAnswers = false;
    change('offline');
    await clock.advance(0);
    expect(client.state().kind).toBe('reconectando');
  });
});

describe('being sent away', () => {
  test('an expired token is renewed and the client is back without a wait', async () => {
    const connection = await connected();
    connection.close(4401);
    await clock.advance(0);
    expect(tokenRequests).toEqual([false, true]);
    expect(server.connections).toHaveLength(2);
  });

  test('a second refusal in a row waits', async () => {
    const connection = await connected();
    connection.close(4401);
    await clock.advance(0);
    server.latest().close(4401);
    await clock.advance(499);
    expect(server.connections).toHaveLength(2);
    await clock.advance(1);
    expect(server.connections).toHaveLength(3);
  });

  test('a screen that is not allowed does not come back by itself', async () => {
    const connection = await connected();
    connection.close(4403);
    await clock.advance(600_000);
    change('online');
    await clock.advance(0);
    expect(server.connections).toHaveLength(1);
    expect(client.state()).toMatchObject({ kind: 'sin_conexion', stopped: { code: 4403 } });
    client.reconnectNow();
    await clock.advance(0);
    expect(server.connections).toHaveLength(2);
  });

  test('a token is renewed on the open socket before it expires', async () => {
    const connection = await connected();
    for (let beat = 0; beat < 60; beat += 1) {
      await clock.advance(heartbeatMs);
      connection.send({ tipo: 'latido', ultimo_id: 100 });
    }
    expect(connection.received).toContainEqual({ tipo: 'token', token: 't2' });
    expect(server.connections).toHaveLength(1);
  });
});

test('closing leaves nothing running', async () => {
  const connection = await connected();
  client.close();
  expect(connection.closedByClient).toBe(true);
  expect(clock.pending()).toBe(0);
  expect(client.state()).toEqual({ kind: 'detenido' });
  await clock.advance(600_000);
  expect(server.connections).toHaveLength(1);
});

test('an unreadable frame is reported and does not end the connection', async () => {
  const connection = await connected();
  connection.send({ tipo: 'algo_nuevo' });
  connection.send(event(101));
  expect(kinds()).toContain('trouble');
  expect(ids()).toEqual([101]);
});
