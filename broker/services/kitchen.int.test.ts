import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import type { Alerta } from '../../shared/api/alertas';
import type { Pedido } from '../../shared/api/pedidos';
import type { Refill } from '../../shared/api/refills';
import { insertAlerta } from './alertaRows';

let server: TestHttpServer;
let counter: TestCaller;
let cook: TestCaller;
let admin: TestCaller;
let stranger: TestCaller;
let pedidoId: number;
beforeAll(async () => {
  server = await startHttpServer();
  counter = await server.person('ATENCION');
  cook = await server.person('COCINERO');
  admin = await server.person('ADMIN');
  stranger = await server.person('COCINERO', 2);
  const body = { subtipo: 'delivery', items: [{ producto_id: 1, cantidad: 1 }] };
  pedidoId = (await counter.call<Pedido>('POST', '/api/pedidos', { body })).body.id;
});
afterAll(() => server.close());

type Page<Item> = { datos: Item[]; siguiente: number | null };

async function alert(fields: object = {}): Promise<Alerta> {
  const answer = await counter.call<Alerta>('POST', `/api/pedidos/${pedidoId}/alertas`, {
    body: { mensaje: 'Ingrediente agotado', ...fields },
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('an alert', () => {
  it('is stored, told with everything a kitchen needs, and is normal unless it says more', async () => {
    const urgent = await alert({ prioridad: 'urgente' });
    expect(urgent).toMatchObject({
      pedido_id: pedidoId,
      sucursal_id: 1,
      mensaje: 'Ingrediente agotado',
      prioridad: 'urgente',
      leida: false,
      usuario_envia: counter.id,
      usuario_envia_nombre: 'Persona 1',
      fecha_lectura: null,
    });
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'alerta_cocina',
      alerta_id: urgent.id,
      pedido_id: pedidoId,
      prioridad: 'urgente',
      mensaje: 'Ingrediente agotado',
      sucursal_id: 1,
      usuario_id: counter.id,
      usuario_nombre: 'Persona 1',
    });
    expect((await alert()).prioridad).toBe('normal');
  });

  it.each([[''], ['   '], ['x'.repeat(501)], ['a\0']])('cannot say %j', async (mensaje) => {
    const answer = await counter.call('POST', `/api/pedidos/${pedidoId}/alertas`, {
      body: { mensaje },
    });
    expect(answer).toMatchObject({ status: 422, body: { campo: 'mensaje' } });
  });

  it('is read once: the second reader changes nothing and nobody is told again', async () => {
    const { id } = await alert();
    const other = await server.person('COCINERO');
    const before = server.events.length;
    const answers = await Promise.all(
      [cook, other, admin].map((each) => each.call<Alerta>('POST', `/api/alertas/${id}/leer`)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.leida_por)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.body.fecha_lectura)).size).toBe(1);
    expect(server.events).toHaveLength(before + 1);
    const read = answers[0]!.body;
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'alerta_leida',
      alerta_id: id,
      pedido_id: pedidoId,
      usuario_id: read.leida_por,
      usuario_nombre: read.leida_por_nombre,
      fecha_envio: read.fecha_envio,
      fecha_lectura: read.fecha_lectura,
    });
  });

  it('of another branch is not there', async () => {
    const { id } = await alert();
    expect((await stranger.call('POST', `/api/alertas/${id}/leer`)).status).toBe(404);
    const list = await stranger.call<Page<Alerta>>('GET', '/api/alertas?limite=500');
    expect(list.body.datos.some((each) => each.id === id)).toBe(false);
  });

  it('of no branch concerns every kitchen', async () => {
    const id = await insertAlerta(server.dataSource.manager, {
      pedidoId: null,
      senderId: null,
      branchId: null,
      message: 'Para todos',
      priority: 'alta',
    });
    const list = await stranger.call<Page<Alerta>>('GET', '/api/alertas?leida=false&limite=1');
    expect(list.body.datos[0]).toMatchObject({ id, sucursal_id: null });
    expect((await stranger.call('POST', `/api/alertas/${id}/leer`)).status).toBe(200);
  });

  it('that another program wrote with gaps can still be listed', async () => {
    await server.dataSource.query(
      `INSERT INTO ALERTAS_COCINA (MENSAJE, PRIORIDAD, LEIDA, FECHA_ENVIO) VALUES (NULL, 'rara', NULL, NULL)`,
    );
    const list = await cook.call<Page<Alerta>>('GET', '/api/alertas?leida=false');
    expect(list.status).toBe(200);
    expect(list.body.datos[0]).toMatchObject({ mensaje: '', prioridad: 'normal', leida: false });
  });

  it('skips numbers in use, however many there are', async () => {
    const next = (await alert()).id + 1;
    await server.dataSource.query(
      `INSERT INTO ALERTAS_COCINA (ID, MENSAJE) SELECT N, 'x' FROM generate_series($1::integer, $1 + 499) N`,
      [next],
    );
    expect((await alert()).id).toBeGreaterThanOrEqual(next + 500);
  });

  it('can be listed by whether it was read, page by page', async () => {
    const first = await admin.call<Page<Alerta>>('GET', '/api/alertas?limite=1&leida=true');
    expect(first.body.datos).toHaveLength(1);
    expect(first.body.datos[0]!.leida).toBe(true);
    const next = await admin.call<Page<Alerta>>(
      'GET',
      `/api/alertas?antes_de_id=${first.body.siguiente}&limite=500&leida=true`,
    );
    for (const each of next.body.datos) expect(each.id).toBeLessThan(first.body.datos[0]!.id);
  });
});

describe('a refill request', () => {
  async function ask(fields: object = {}): Promise<Refill> {
    const answer = await counter.call<Refill>('POST', '/api/refills', {
      body: { insumo_id: 1, cantidad: 2.5, ...fields },
    });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  it('is stored and told with the name of the supply', async () => {
    const refill = await ask({ pedido_id: pedidoId });
    expect(refill).toMatchObject({
      insumo: 'Cebolla',
      unidad: 'kg',
      cantidad: 2.5,
      estado: 'pendiente',
      sucursal_id: 1,
      pedido_id: pedidoId,
      usuario_solicita_nombre: 'Persona 1',
    });
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'refill_solicitado',
      refill_id: refill.id,
      insumo_id: 1,
      insumo: 'Cebolla',
      cantidad: 2.5,
      sucursal_id: 1,
      usuario_nombre: 'Persona 1',
    });
  });

  it('is attended once', async () => {
    const { id } = await ask();
    const before = server.events.length;
    const answers = [
      await cook.call<Refill>('POST', `/api/refills/${id}/atender`),
      await admin.call<Refill>('POST', `/api/refills/${id}/atender`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(answers[1]!.body).toEqual(answers[0]!.body);
    expect(answers[0]!.body).toMatchObject({ estado: 'atendido', atendido_por: cook.id });
    expect(server.events).toHaveLength(before + 1);
    expect(server.events.at(-1)!.event).toMatchObject({ tipo: 'refill_atendido', refill_id: id });
  });

  it('of another branch is not there', async () => {
    const { id } = await ask();
    expect((await stranger.call('POST', `/api/refills/${id}/atender`)).status).toBe(404);
    const list = await stranger.call<Page<Refill>>('GET', '/api/refills?limite=500');
    expect(list.body.datos.some((each) => each.id === id)).toBe(false);
  });

  it('can be listed by state', async () => {
    const list = await cook.call<Page<Refill>>('GET', '/api/refills?estado=PENDIENTE');
    expect(list.body.datos.every((each) => each.estado === 'pendiente')).toBe(true);
    expect(list.body.datos.length).toBeGreaterThan(0);
  });
});
