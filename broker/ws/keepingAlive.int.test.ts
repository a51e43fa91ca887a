import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestBroker, type TestBroker, type TestPerson } from '../../testing/broker';
import type { WsTestClient } from '../../testing/wsClient';

const minute = 60_000;
const beatMs = 15_000;

let broker: TestBroker;
beforeAll(async () => {
  // What the broker does again and again, it does when the test says so.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  broker = await startTestBroker();
});
afterAll(async () => {
  await broker.close();
  vi.useRealTimers();
});

const pedido = { tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 };

async function welcomed({ token }: TestPerson): Promise<WsTestClient> {
  const client = await broker.open({ token });
  await client.nextOf('bienvenida');
  return client;
}

/** Resolves when the broker has read everything that was sent to it before. */
async function answersPing(client: WsTestClient): Promise<void> {
  const answered = once(client.socket, 'pong');
  client.socket.ping();
  await answered;
}

it('[K1] tells the newest number with each beat, and pings', async () => {
  const client = await welcomed(await broker.person('COCINERO'));
  for (let beat = 0; beat < 2; beat += 1) {
    const newest = await broker.broadcast(pedido);
    const pinged = once(client.socket, 'ping');
    vi.advanceTimersByTime(beatMs);
    expect(await client.nextOf('latido')).toEqual({ tipo: 'latido', ultimo_id: newest });
    await pinged;
  }
  await broker.framesUntilMarker(client);
  expect(client.all().filter(({ tipo }) => tipo === 'latido')).toHaveLength(2);
});

it('[K2] goes on past the end of the first token after a renewal; its twin without one is closed with 4401', async () => {
  const cook = await broker.person('COCINERO');
  const [renewing, twin] = [await welcomed(cook), await welcomed(cook)];
  broker.clock.advance(10 * minute);
  const second = await broker.auth.sessions.open({
    ...{ id: cook.id, nombre: 'Cocinera', rol: 'COCINERO', sucursal_id: 1 },
  });
  renewing.send({ tipo: 'token', token: second.token });
  await answersPing(renewing);
  // Whoever the broker has just let in by this token it lets in without asking the database.
  await (await welcomed({ id: cook.id, token: second.token })).close();

  broker.clock.advance(6 * minute);
  vi.advanceTimersByTime(1_000);
  expect(await twin.closed).toMatchObject({ code: 4401 });
  expect(twin.all().at(-1)).toMatchObject({ tipo: 'error', codigo: 'sesion_expirada' });
  const id = await broker.broadcast(pedido);
  await renewing.next((frame) => frame['id'] === id);
  await answersPing(renewing);

  // The second token ends as well.
  broker.clock.advance(10 * minute);
  vi.advanceTimersByTime(1_000);
  expect(await renewing.closed).toMatchObject({ code: 4401 });
});

it('[K2] takes the same token again, and refuses the token of another person', async () => {
  const cook = await broker.person('COCINERO');
  const other = await broker.person('COCINERO');
  const client = await welcomed(cook);
  client.send({ tipo: 'token', token: cook.token });
  const id = await broker.broadcast(pedido);
  await client.next((frame) => frame['id'] === id);
  client.send({ tipo: 'token', token: other.token });
  expect(await client.closed).toMatchObject({ code: 4403 });
});
