import { beforeEach, describe, expect, test } from 'vitest';
import type { RealtimeSignal } from './connection';
import {
  alerta,
  createRealtimeWorld,
  event,
  welcome,
  type RealtimeWorld,
} from '../testing/realtimeWorld';

let world: RealtimeWorld;
beforeEach(() => {
  world = createRealtimeWorld();
});

describe('beginning', () => {
  test('the first frame says hello with the token and the screen, without a place to resume from', async () => {
    const connection = await world.connected();
    expect(connection.received).toEqual([
      {
        tipo: 'hola',
        token: 't1',
        pantalla: 'screen',
        vista: '/cocina',
        version: '1',
        protocolo: 1,
      },
    ]);
    expect(world.client.state()).toMatchObject({ kind: 'conectado' });
    expect(world.client.lastId()).toBe(100);
  });

  test('a fresh welcome says that there is nothing to resume from', async () => {
    await world.connected(7);
    expect(world.signals).toContainEqual(
      expect.objectContaining({ kind: 'welcome', resumed: false }) as RealtimeSignal,
    );
  });

  test('a session that is over stops the client and says so', async () => {
    world.getToken = () => Promise.resolve(null);
    world.client.connect();
    await world.clock.advance(60_000);
    expect(world.kinds()).toContain('session_ended');
    expect(world.server.connections).toHaveLength(0);
    expect(world.clock.pending()).toBe(0);
  });
});

describe('what the screen shows', () => {
  test('is told again when it changes, once, and not before the welcome', async () => {
    world.client.connect();
    await world.clock.advance(0);
    const connection = world.server.latest();
    connection.open();
    world.view = '/monitor';
    world.client.viewChanged();
    expect(connection.received.map(({ tipo }) => tipo)).toEqual(['hola']);
    welcome(connection, 100);
    world.client.viewChanged();
    expect(connection.received.slice(1)).toEqual([{ tipo: 'vista', vista: '/monitor' }]);
  });

  test('is part of the next greeting when it changes without a connection', async () => {
    const first = await world.connected();
    first.close(1006);
    world.view = '/atencion';
    world.client.viewChanged();
    const second = await world.reconnected();
    welcome(second, 100);
    expect(first.received).toHaveLength(1);
    expect(second.received).toMatchObject([{ tipo: 'hola', vista: '/atencion' }]);
  });
});

describe('resuming', () => {
  test('a reconnect asks for everything after the last event, and is connected once caught up', async () => {
    const first = await world.connected(100);
    first.send(event(101));
    first.close(1006);
    const second = await world.reconnected();
    expect(second.received[0]).toMatchObject({ tipo: 'hola', desde: 101 });
    welcome(second, 103);
    expect(world.client.state().kind).toBe('reconectando');
    second.send(event(102));
    second.send(event(103));
    second.send({ tipo: 'al_dia', id: 103 });
    expect(world.client.state().kind).toBe('conectado');
    expect(world.ids()).toEqual([101, 102, 103]);
  });

  test('being caught up moves the place to resume from past events this screen may not see', async () => {
    const first = await world.connected(100);
    first.close(1006);
    const second = await world.reconnected();
    welcome(second, 140);
    second.send({ tipo: 'al_dia', id: 140 });
    second.close(1006);
    expect((await world.reconnected()).received[0]).toMatchObject({ desde: 140 });
  });

  test('a reset asks for a reload and goes on after the newest event', async () => {
    const first = await world.connected(100);
    first.close(1006);
    const second = await world.reconnected();
    welcome(second, 90_000);
    second.send({ tipo: 'reinicio', motivo: 'antiguo', ultimo_id: 90_000 });
    expect(world.signals).toContainEqual({ kind: 'reset', asOf: 90_000 });
    expect(world.client.state().kind).toBe('conectado');
    second.send(event(90_001));
    expect(world.ids()).toEqual([90_001]);
  });
});

describe('each event once', () => {
  test('an id that was passed already is ignored', async () => {
    const connection = await world.connected(100);
    connection.send(event(101));
    connection.send(event(101));
    connection.send(event(99));
    expect(world.ids()).toEqual([101]);
  });

  test('a repeated event that was shown is acknowledged again, not shown again', async () => {
    const connection = await world.connected(100);
    connection.send(alerta(101));
    connection.send(alerta(101, { reintento: 1 }));
    expect(world.ids()).toEqual([101]);
    expect(connection.received.slice(1)).toEqual([
      { tipo: 'ack', id: 101 },
      { tipo: 'ack', id: 101 },
    ]);
  });

  test('a repeated event from before this screen connected is shown', async () => {
    const connection = await world.connected(100);
    connection.send(alerta(95, { reintento: 2 }));
    expect(world.ids()).toEqual([95]);
    expect(world.client.lastId()).toBe(100);
  });

  test('[D7] a copy that overtook is shown at once, the event itself not again, and nothing between is lost', async () => {
    const connection = await world.connected(100);
    connection.send(alerta(105, { prioridad: 'urgente', reintento: 1 }));
    expect(world.ids()).toEqual([105]);
    expect(world.client.lastId()).toBe(100);
    connection.send(event(101));
    expect(world.client.lastId()).toBe(101);
    connection.send(alerta(105, { prioridad: 'urgente' }));
    expect(world.client.lastId()).toBe(105);
    connection.send(event(106));
    expect(world.ids()).toEqual([105, 101, 106]);
    expect(connection.received.slice(1)).toEqual([
      { tipo: 'ack', id: 105 },
      { tipo: 'ack', id: 105 },
    ]);
  });

  test('an event that could not be shown is refused with the reason, and shown when repeated', async () => {
    const connection = await world.connected(100);
    world.deliver = () => 'sin espacio';
    connection.send(alerta(101));
    expect(connection.received.at(-1)).toEqual({ tipo: 'nack', id: 101, motivo: 'sin espacio' });
    world.deliver = (shown) => {
      world.delivered.push(shown);
      return null;
    };
    connection.send(alerta(101, { reintento: 1 }));
    expect(world.ids()).toEqual([101]);
    expect(connection.received.at(-1)).toEqual({ tipo: 'ack', id: 101 });
  });

  test('events that are not critical are not acknowledged', async () => {
    const connection = await world.connected(100);
    connection.send(event(101));
    expect(connection.received).toHaveLength(1);
  });
});

test('an unreadable frame is reported and does not end the connection', async () => {
  const connection = await world.connected();
  connection.send({ tipo: 'algo_nuevo' });
  connection.send(event(101));
  expect(world.kinds()).toContain('trouble');
  expect(world.ids()).toEqual([101]);
});
