import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { type Frame } from '../../testing/wsClient';

let broker: TestBroker;
beforeAll(async () => {
  broker = await startTestBroker();
});
afterAll(() => broker.close());

describe('confirmation', () => {
  async function answersTo(eventId: number): Promise<Record<string, unknown>[]> {
    return broker.dataSource.query(
      'SELECT PANTALLA, USUARIO_ID, MOTIVO FROM ENTREGAS WHERE EVENTO_ID = $1',
      [eventId],
    );
  }

  async function isPending(eventId: number): Promise<boolean> {
    const rows: unknown[] = await broker.dataSource.query(
      'SELECT FROM ENTREGAS_PENDIENTES WHERE EVENTO_ID = $1',
      [eventId],
    );
    return rows.length > 0;
  }

  it('[C1] stores who confirmed an event on which screen, and who could not show it and why', async () => {
    const cook = await broker.person('COCINERO');
    const client = await broker.open();
    client.send({ tipo: 'hola', token: cook.token, pantalla: 'cocina-1' });
    await client.nextOf('bienvenida');
    const shown = await broker.broadcast({ tipo: 'alerta_cocina', mensaje: 'uno', sucursal_id: 1 });
    const broken = await broker.broadcast({
      tipo: 'alerta_cocina',
      mensaje: 'dos',
      sucursal_id: 1,
    });
    await client.next((frame) => frame['id'] === broken);
    client.send({ tipo: 'ack', id: shown });
    client.send({ tipo: 'nack', id: broken, motivo: 'sin espacio' });
    const row = { pantalla: 'cocina-1', usuario_id: cook.id };
    await expect.poll(() => answersTo(shown)).toEqual([{ ...row, motivo: null }]);
    await expect.poll(() => answersTo(broken)).toEqual([{ ...row, motivo: 'sin espacio' }]);
    await expect.poll(() => isPending(shown)).toBe(false);
    expect(await isPending(broken)).toBe(true);
    // What the monitor shows: in the list of screens, and in the way of that event.
    const admin = await broker.person('ADMIN');
    const read = async (path: string): Promise<Record<string, unknown>> => {
      const headers = { authorization: `Bearer ${admin.token}` };
      return (await (await fetch(broker.url + path, { headers })).json()) as Record<
        string,
        unknown
      >;
    };
    const { datos } = (await read('/api/pantallas')) as { datos: Record<string, unknown>[] };
    expect(datos.find(({ id }) => id === 'cocina-1')).toMatchObject({
      ultimo_rechazo: { evento_id: broken, motivo: 'sin espacio' },
    });
    expect(await read(`/api/eventos/${broken}/recorrido`)).toMatchObject({
      pendiente: true,
      confirmaciones: [{ pantalla: 'cocina-1', motivo: 'sin espacio' }],
    });
  });

  it('[C2] takes no confirmation for an answer that only watches, or that was never sent the event', async () => {
    const admin = await broker.person('ADMIN');
    const monitor = await broker.open();
    monitor.send({ tipo: 'hola', token: admin.token, pantalla: 'm', vista: '/monitor' });
    const counter = await broker.open({ token: (await broker.person('ATENCION')).token });
    await monitor.nextOf('bienvenida');
    await counter.nextOf('bienvenida');
    const id = await broker.broadcast({ tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 });
    for (const client of [monitor, counter]) {
      await client.next((frame) => frame['id'] === id);
      client.send({ tipo: 'ack', id });
    }
    const elsewhere = await broker.open({ token: (await broker.person('COCINERO', 2)).token });
    await elsewhere.nextOf('bienvenida');
    elsewhere.send({ tipo: 'ack', id });
    await expect.poll(async () => (await answersTo(id)).length).toBe(2);
    expect(await isPending(id)).toBe(true);
  });

  it('[O4] takes the confirmation of an admin who went from the monitor to the kitchen for an answer', async () => {
    const admin = await broker.person('ADMIN');
    const screen = await broker.open();
    screen.send({ tipo: 'hola', token: admin.token, pantalla: 'a', vista: '/monitor' });
    await screen.nextOf('bienvenida');
    screen.send({ tipo: 'vista', vista: '/cocina' });
    const id = await broker.broadcast({ tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 });
    await screen.next((frame) => frame['id'] === id);
    screen.send({ tipo: 'ack', id });
    await expect.poll(() => isPending(id)).toBe(false);
  });

  it('[O4] closes with 4401 when a screen says what it shows before it says who it is', async () => {
    const client = await broker.open();
    client.send({ tipo: 'vista', vista: '/cocina' });
    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  it('[C3] sends again what nobody confirmed, also to a screen that came later, until one confirms', async () => {
    const id = await broker.broadcast({ tipo: 'refill_solicitado', refill_id: 5, sucursal_id: 1 });
    const late = await broker.open({ token: (await broker.person('COCINERO')).token });
    const repeat = await late.next((frame) => frame['id'] === id);
    expect(repeat).toMatchObject({ tipo: 'refill_solicitado', reintento: 1, refill_id: 5 });
    late.send({ tipo: 'ack', id });
    await expect.poll(() => isPending(id)).toBe(false);
  });

  it('[C4] insists on an urgent alert nobody read, then escalates it, each once', async () => {
    await broker.dataSource.query(
      `UPDATE SUCURSALES SET AJUSTES = '{"segundos_insistir": 1, "segundos_escalar": 3}' WHERE ID = 2`,
    );
    const cook = await broker.open({ token: (await broker.person('COCINERO', 2)).token });
    const admin = await broker.open({ token: (await broker.person('SUPERADMIN')).token });
    await admin.nextOf('bienvenida');
    await cook.nextOf('bienvenida');
    const alert = { tipo: 'alerta_cocina', mensaje: 'fuego', prioridad: 'urgente', sucursal_id: 2 };
    const id = await broker.broadcast(alert);
    const first = await cook.next((frame) => frame['id'] === id);
    cook.send({ tipo: 'ack', id });
    const isRepeat = (frame: Frame): boolean =>
      frame['id'] === id && frame['reintento'] !== undefined;
    expect(await cook.next(isRepeat)).toMatchObject({ reintento: 1 });
    const escalationOf =
      (alertId: unknown) =>
      (frame: Frame): boolean =>
        frame.tipo === 'alerta_escalada' && frame['alerta_id'] === alertId;
    expect(await admin.next(escalationOf(first['alerta_id']))).toMatchObject({ mensaje: 'fuego' });
    // Two more looks of the watch, each of which finds another alert, would find this one again.
    for (let look = 0; look < 2; look += 1) {
      const later = await broker.broadcast(alert);
      const { alerta_id } = await cook.next((frame) => frame['id'] === later);
      await broker.dataSource.query(
        `UPDATE ALERTAS_COCINA SET FECHA_ENVIO = FECHA_ENVIO - interval '1 minute' WHERE ID = $1`,
        [alerta_id],
      );
      await admin.next(escalationOf(alerta_id));
    }
    expect(admin.all().filter(escalationOf(first['alerta_id']))).toHaveLength(1);
    expect(cook.all().filter(isRepeat)).toHaveLength(1);
  });
});
