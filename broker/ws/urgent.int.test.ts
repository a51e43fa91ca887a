import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import type { Frame } from '../../testing/wsClient';

const flood = 3_000;

let broker: TestBroker;
beforeAll(async () => {
  broker = await startTestBroker();
});
afterAll(() => broker.close());

it('[D7] an urgent alert overtakes thousands of events that wait for a slow screen, and none of them is lost or out of order', async () => {
  const screen = await broker.open({ token: (await broker.person('ATENCION')).token });
  await screen.nextOf('bienvenida');
  // The server has asked it how far it reads, and it answered.
  for (let i = 0; i < 2; i += 1) {
    const id = await broker.broadcast({ tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 });
    await screen.next((frame) => frame['id'] === id);
  }
  const quick = await broker.open({ token: (await broker.person('ATENCION')).token });
  await quick.nextOf('bienvenida');
  screen.socket.pause();
  const isNormal = ({ tipo }: Frame): boolean => tipo === 'pedido_actualizado';
  const received = (): number => screen.all().filter(isNormal).length;

  await broker.dataSource.query(
    `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD)
      SELECT 'pedido_actualizado', json_build_object('tipo', 'pedido_actualizado', 'pedido_id', N,
        'estado', 'LISTO', 'sucursal_id', 1, 'relleno', repeat('x', 1500))
      FROM generate_series(1, $1::integer) N`,
    [flood],
  );
  const alert = { tipo: 'alerta_cocina', mensaje: 'fuego', prioridad: 'urgente', sucursal_id: 1 };
  const id = await broker.broadcast(alert);
  // It has gone out to everybody before the slow one reads on.
  await quick.next((frame) => frame['id'] === id, 20_000);
  screen.socket.resume();
  const copy = await screen.next((frame) => frame['id'] === id, 20_000);
  expect(copy).toMatchObject({ tipo: 'alerta_cocina', reintento: 1 });
  const before = received();
  expect(before).toBeLessThan(flood);

  await screen.next((frame) => frame['id'] === id && frame['reintento'] === undefined, 20_000);
  const inPlace = screen.all().filter((frame) => 'id' in frame && frame['reintento'] === undefined);
  const ids = inPlace.map((frame) => Number(frame['id']));
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  expect(received()).toBe(flood);
  expect(ids.at(-1)).toBe(id);
  process.stdout.write(
    `urgent overtakes: ${flood - before} of ${flood} normal events came after it\n`,
  );
});
