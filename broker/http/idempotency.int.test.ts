import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import type { Pedido } from '../../shared/api/pedidos';
import { clean } from '../services/housekeeping';

let server: TestHttpServer;
let counter: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  counter = await server.person('ATENCION');
});
afterAll(() => server.close());

const body = { subtipo: 'presencial', items: [{ producto_id: 1, cantidad: 1 }] };

async function countOrders(): Promise<number> {
  const rows: { n: number }[] = await server.dataSource.query(
    'SELECT count(*)::integer AS n FROM PEDIDOS',
  );
  return rows[0]!.n;
}

describe('the same idempotency key from the same person', () => {
  it('answers the first answer again and does nothing twice', async () => {
    const before = await countOrders();
    const eventsBefore = server.events.length;
    const first = await counter.call<Pedido>('POST', '/api/pedidos', { body, key: 'uno' });
    const second = await counter.call<Pedido>('POST', '/api/pedidos', { body, key: 'uno' });
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(await countOrders()).toBe(before + 1);
    expect(server.events.length).toBe(eventsBefore + 1);
  });

  it('has one effect when a hundred arrive at once, and all get its answer', async () => {
    const before = await countOrders();
    const eventsBefore = server.events.length;
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        counter.call<Pedido>('POST', '/api/pedidos', { body, key: 'cien' }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await countOrders()).toBe(before + 1);
    expect(server.events.length).toBe(eventsBefore + 1);
  });

  it('answers refusals that speak of the state of things again, too', async () => {
    const made = await counter.call<Pedido>('POST', '/api/pedidos', { body });
    const path = `/api/pedidos/${made.body.id}/estado`;
    const early = await counter.call('POST', path, { body: { estado: 'ENTREGADO' }, key: 'dos' });
    expect(early.status).toBe(409);
    await counter.call('POST', `/api/pedidos/${made.body.id}/aprobar`);
    const cook = await server.person('COCINERO');
    await cook.call('POST', path, { body: { estado: 'LISTO' } });
    const again = await counter.call('POST', path, { body: { estado: 'ENTREGADO' }, key: 'dos' });
    expect(again).toMatchObject({ status: 409, body: early.body });
    const fresh = await counter.call('POST', path, { body: { estado: 'ENTREGADO' }, key: 'tres' });
    expect(fresh.status).toBe(200);
  });

  it('is free again after a refusal that says nothing of the state of things', async () => {
    const bad = await counter.call('POST', '/api/pedidos', { body: {}, key: 'cuatro' });
    expect(bad.status).toBe(422);
    const good = await counter.call('POST', '/api/pedidos', { body, key: 'cuatro' });
    expect(good.status).toBe(201);
  });

  it('is refused on another route', async () => {
    await counter.call('POST', '/api/pedidos', { body, key: 'cinco' });
    const other = await counter.call('POST', '/api/refills', {
      body: { insumo_id: 1, cantidad: 1 },
      key: 'cinco',
    });
    expect(other).toMatchObject({ status: 422, body: { error: 'clave_reutilizada' } });
    const event = { tipo: 'pedido_creado', pedido_id: 1 };
    const published = await counter.call('POST', '/broadcast', { body: event, key: 'cinco' });
    expect(published).toMatchObject({ status: 422, body: { error: 'clave_reutilizada' } });
  });

  it('works on /broadcast, also when they arrive at once', async () => {
    const event = { tipo: 'alerta_cocina', mensaje: 'Se acabó el pan' };
    const pos = server.service();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        pos.call<{ id: number }>('POST', '/broadcast', { body: event, key: 'alerta 1' }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const later = await pos.call<{ id: number }>('POST', '/broadcast', {
      body: event,
      key: 'alerta 1',
    });
    expect(later).toMatchObject({ status: 202, body: answers[0]!.body });
  });

  it('outlives a day, and is forgotten after two', async () => {
    const first = await counter.call<Pedido>('POST', '/api/pedidos', { body, key: 'viejo' });
    const age = (hours: number) =>
      server.dataSource.query(
        `UPDATE IDEMPOTENCIA SET FECHA = FECHA - make_interval(hours => $1) WHERE CLAVE = 'viejo'`,
        [hours],
      );
    await age(30);
    await clean(server.dataSource);
    const kept = await counter.call<Pedido>('POST', '/api/pedidos', { body, key: 'viejo' });
    expect(kept.body.id).toBe(first.body.id);
    await age(30);
    await clean(server.dataSource);
    const forgotten = await counter.call<Pedido>('POST', '/api/pedidos', { body, key: 'viejo' });
    expect(forgotten.body.id).not.toBe(first.body.id);
  });
});

describe('an idempotency key', () => {
  it('of one person means nothing for another', async () => {
    const other = await server.person('ATENCION');
    const mine = await counter.call<Pedido>('POST', '/api/pedidos', { body, key: 'compartida' });
    const theirs = await other.call<Pedido>('POST', '/api/pedidos', { body, key: 'compartida' });
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('may be any text of up to 100 characters', async () => {
    const long = 'k'.repeat(100);
    const accented = Buffer.from('ñ'.repeat(100), 'utf8').toString('latin1');
    for (const key of [long, accented, `{"a": 'b'}; --`]) {
      expect((await counter.call('POST', '/api/pedidos', { body, key })).status).toBe(201);
    }
    const tooLong = await counter.call('POST', '/api/pedidos', { body, key: `${long}k` });
    expect(tooLong).toMatchObject({ status: 422, body: { campo: 'Idempotency-Key' } });
  });
});
