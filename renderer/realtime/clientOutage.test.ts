import { beforeEach, describe, expect, test } from 'vitest';
import {
  createRealtimeWorld,
  event,
  heartbeatMs,
  type RealtimeWorld,
} from '../testing/realtimeWorld';

let world: RealtimeWorld;
beforeEach(() => {
  world = createRealtimeWorld();
});

describe('losing the connection', () => {
  test.each([
    [0, 500],
    [1, 1_000],
  ])('the first wait is between half a second and one (chance %d)', async (chance, expectedMs) => {
    world.random = () => chance;
    const first = await world.connected();
    first.close(1006);
    await world.clock.advance(expectedMs - 1);
    expect(world.server.connections).toHaveLength(1);
    await world.clock.advance(1);
    expect(world.server.connections).toHaveLength(2);
  });

  test('waits never grow beyond 15 s and never shrink below half a second', async () => {
    world.random = () => 1;
    await world.connected();
    const waits: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      world.server.latest().close(1006);
      const lostAt = world.clock.now();
      const before = world.server.connections.length;
      while (world.server.connections.length === before) await world.clock.advance(100);
      waits.push(world.clock.now() - lostAt);
    }
    expect(Math.max(...waits)).toBe(15_000);
    expect(waits[0]).toBe(1_000);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  });

  test('silence for two beats is a loss, even where the socket looks open', async () => {
    const connection = await world.connected();
    await world.clock.advance(2 * heartbeatMs - 1);
    expect(world.client.state().kind).toBe('conectado');
    await world.clock.advance(1);
    expect(world.client.state().kind).toBe('reconectando');
    expect(connection.closedByClient).toBe(true);
  });

  test('a heartbeat keeps the connection', async () => {
    const connection = await world.connected();
    for (let beat = 0; beat < 5; beat += 1) {
      await world.clock.advance(heartbeatMs);
      connection.send({ tipo: 'latido', ultimo_id: 100 });
    }
    expect(world.client.state().kind).toBe('conectado');
    expect(world.client.lastWordAt()).toBe(world.clock.now());
  });

  test('what a dropped socket still says is not heard', async () => {
    const connection = await world.connected();
    await world.clock.advance(2 * heartbeatMs);
    connection.send(event(101));
    connection.close(4403);
    expect(world.delivered).toEqual([]);
    expect(world.client.state().kind).toBe('reconectando');
  });

  test('ten seconds of trouble are an outage, counted from the loss', async () => {
    const connection = await world.connected();
    connection.close(1006);
    const lostAt = world.clock.now();
    world.getToken = () => Promise.reject(new Error('away'));
    await world.clock.advance(9_999);
    expect(world.client.state().kind).toBe('reconectando');
    await world.clock.advance(1);
    expect(world.client.state()).toMatchObject({
      kind: 'sin_conexion',
      since: lostAt,
      stopped: null,
    });
  });

  test('a computer that is offline has no connection at once', async () => {
    const connection = await world.connected();
    world.online = false;
    connection.close(1006);
    expect(world.client.state().kind).toBe('sin_conexion');
  });

  test('coming online or to the front tries at once', async () => {
    const connection = await world.connected();
    world.random = () => 1;
    connection.close(1006);
    world.change('online');
    await world.clock.advance(0);
    expect(world.server.connections).toHaveLength(2);
  });

  test('the computer going offline costs the connection only if the server does not answer', async () => {
    await world.connected();
    world.change('offline');
    await world.clock.advance(0);
    expect(world.client.state().kind).toBe('conectado');
    world.serverAnswers = false;
    world.change('offline');
    await world.clock.advance(0);
    expect(world.client.state().kind).toBe('reconectando');
  });
});

describe('being sent away', () => {
  test('an expired token is renewed and the client is back without a wait', async () => {
    const connection = await world.connected();
    connection.close(4401);
    await world.clock.advance(0);
    expect(world.tokenRequests).toEqual([false, true]);
    expect(world.server.connections).toHaveLength(2);
  });

  test('a second refusal in a row waits', async () => {
    const connection = await world.connected();
    connection.close(4401);
    await world.clock.advance(0);
    world.server.latest().close(4401);
    await world.clock.advance(499);
    expect(world.server.connections).toHaveLength(2);
    await world.clock.advance(1);
    expect(world.server.connections).toHaveLength(3);
  });

  test('a screen that is not allowed does not come back by itself', async () => {
    const connection = await world.connected();
    connection.send({ tipo: 'error', codigo: 'version_antigua', mensaje: 'Actualícela.' });
    connection.close(4403);
    await world.clock.advance(600_000);
    world.change('online');
    await world.clock.advance(0);
    expect(world.server.connections).toHaveLength(1);
    expect(world.client.state()).toMatchObject({
      kind: 'sin_conexion',
      stopped: { code: 4403, mensaje: 'Actualícela.' },
    });
    world.client.reconnectNow();
    await world.clock.advance(0);
    expect(world.server.connections).toHaveLength(2);
  });

  test('a token is renewed on the open socket before it expires', async () => {
    const connection = await world.connected();
    for (let beat = 0; beat < 60; beat += 1) {
      await world.clock.advance(heartbeatMs);
      connection.send({ tipo: 'latido', ultimo_id: 100 });
    }
    expect(connection.received).toContainEqual({ tipo: 'token', token: 't2' });
    expect(world.server.connections).toHaveLength(1);
  });
});

test('closing leaves nothing running', async () => {
  const connection = await world.connected();
  world.client.close();
  expect(connection.closedByClient).toBe(true);
  expect(world.clock.pending()).toBe(0);
  expect(world.client.state()).toEqual({ kind: 'detenido' });
  await world.clock.advance(600_000);
  expect(world.server.connections).toHaveLength(1);
});
