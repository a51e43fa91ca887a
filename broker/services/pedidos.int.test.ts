import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import type { Pedido } from '../../shared/api/pedidos';
import { pedidoStates, type PedidoState } from '../../shared/pedidoStates';

let server: TestHttpServer;
let counter: TestCaller;
let cook: TestCaller;
let admin: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  counter = await server.person('ATENCION');
  cook = await server.person('COCINERO');
  admin = await server.person('ADMIN');
});
afterAll(() => server.close());

type Page = { datos: Pedido[]; siguiente: number | null };

async function order(caller: TestCaller = counter, fields: object = {}): Promise<Pedido> {
  const body = { subtipo: 'whatsapp', items: [{ producto_id: 1, cantidad: 2 }], ...fields };
  const answer = await caller.call<Pedido>('POST', '/api/pedidos', { body });
  expect(answer.status).toBe(201);
  return answer.body;
}

function move(caller: TestCaller, id: number, estado: PedidoState) {
  return caller.call<Pedido & { mensaje: string }>('POST', `/api/pedidos/${id}/estado`, {
    body: { estado },
  });
}

function approve(caller: TestCaller, id: number) {
  return caller.call<Pedido & { mensaje: string }>('POST', `/api/pedidos/${id}/aprobar`);
}

describe('a new order', () => {
  it('keeps the prices of its moment, adds them up, and is told to screens with itself inside', async () => {
    const pedido = await order(counter, {
      cliente: 'Ana',
      telefono: '999 111 222',
      nota: ' sin sal ',
      items: [
        { producto_id: 1, cantidad: 2, nota: 'sin cebolla' },
        { producto_id: 2, cantidad: 0.5 },
      ],
    });
    expect(pedido).toMatchObject({
      estado: 'PENDIENTE',
      sucursal_id: 1,
      total: 40.95,
      telefono: '999 111 222',
      nota: 'sin sal',
      items: [
        { producto: 'Hamburguesa', precio: 18.5, estacion: 'parrilla', nota: 'sin cebolla' },
        { producto: 'Papas', precio: 7.9, cantidad: 0.5 },
      ],
    });
    expect(pedido.fecha_creacion).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const { event } = server.events.at(-1)!;
    expect(event).toMatchObject({
      tipo: 'pedido_creado',
      pedido_id: pedido.id,
      sucursal_id: 1,
      subtipo: 'whatsapp',
      usuario_id: counter.id,
      usuario_nombre: 'Persona 1',
      nuevo_estado: 'PENDIENTE',
      pedido: { id: pedido.id, cliente: 'Ana', total: 40.95 },
    });
    expect(JSON.stringify(event)).not.toContain('999 111 222');
  });

  it('that is too large for an event is told without itself', async () => {
    const items = Array.from({ length: 60 }, () => ({
      producto_id: 1,
      cantidad: 1,
      nota: 'x'.repeat(100),
    }));
    const pedido = await order(counter, { items });
    const { event } = server.events.at(-1)!;
    expect(event).toMatchObject({ tipo: 'pedido_creado', pedido_id: pedido.id });
    expect(event).not.toHaveProperty('pedido');
  });

  it('comes from other programs too, which must name the branch', async () => {
    const pos = server.service();
    const body = { subtipo: 'delivery', telefono: '1', items: [{ producto_id: 1, cantidad: 1 }] };
    const nowhere = await pos.call('POST', '/api/pedidos', { body });
    expect(nowhere).toMatchObject({ status: 422, body: { campo: 'sucursal_id' } });
    const elsewhere = await pos.call('POST', '/api/pedidos', {
      body: { ...body, sucursal_id: 99 },
    });
    expect(elsewhere).toMatchObject({ status: 422, body: { campo: 'sucursal_id' } });
    const pedido = await order(pos, { sucursal_id: 2 });
    expect(pedido).toMatchObject({ sucursal_id: 2, telefono: null });
    expect(server.events.at(-1)!.event).toMatchObject({ usuario_id: null, usuario_nombre: 'pos' });
  });

  it('cannot be put into another branch', async () => {
    const body = { subtipo: 'whatsapp', sucursal_id: 2, items: [{ producto_id: 1, cantidad: 1 }] };
    expect((await counter.call('POST', '/api/pedidos', { body })).status).toBe(403);
  });
});

describe('approving', () => {
  it('sends the order to the kitchen and says who did it', async () => {
    const { id } = await order();
    const { status, body } = await approve(counter, id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ estado: 'EN_PREPARACION', aprobado_por: 'Persona 1' });
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'pedido_aprobado',
      nuevo_estado: 'EN_PREPARACION',
      pedido_id: id,
      pedido: { fecha_aprobacion: body.fecha_aprobacion },
    });
  });

  it('of two people at once one wins, and the other learns who and when', async () => {
    const { id } = await order();
    const other = await server.person('ATENCION');
    const before = server.events.length;
    const answers = await Promise.all([approve(counter, id), approve(other, id)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.status === 409)!;
    expect(refused.body.mensaje).toMatch(
      new RegExp(`^El pedido #${id} ya fue aprobado por Persona \\d+ a las \\d\\d:\\d\\d\\.$`),
    );
    expect(server.events).toHaveLength(before + 1);
  });
});

describe('the life of an order', () => {
  it('goes on, back one step, and keeps the moments that count', async () => {
    const { id } = await order();
    await approve(counter, id);
    const ready = await move(cook, id, 'LISTO');
    expect(ready.body).toMatchObject({ estado: 'LISTO' });
    expect(ready.body.fecha_listo).not.toBeNull();
    const recalled = await move(cook, id, 'EN_PREPARACION');
    expect(recalled.body).toMatchObject({ estado: 'EN_PREPARACION', fecha_listo: null });
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'pedido_actualizado',
      nuevo_estado: 'EN_PREPARACION',
      estado_anterior: 'LISTO',
    });
    await move(cook, id, 'LISTO');
    expect((await move(counter, id, 'ENTREGADO')).body.fecha_entrega).not.toBeNull();
    expect((await move(counter, id, 'LISTO')).body.fecha_entrega).toBeNull();
    expect((await move(counter, id, 'CANCELADO')).body.fecha_cancelacion).not.toBeNull();
  });

  it('goes back to pending, and can be approved again', async () => {
    const { id } = await order();
    await approve(counter, id);
    const back = await move(counter, id, 'PENDIENTE');
    expect(back.body).toMatchObject({ aprobado_por: null, fecha_aprobacion: null });
    expect((await approve(admin, id)).status).toBe(200);
  });

  const reach: Record<PedidoState, (id: number) => Promise<unknown>> = {
    PENDIENTE: () => Promise.resolve(),
    EN_PREPARACION: (id) => approve(counter, id),
    LISTO: async (id) => {
      await reach.EN_PREPARACION(id);
      await move(cook, id, 'LISTO');
    },
    ENTREGADO: async (id) => {
      await reach.LISTO(id);
      await move(counter, id, 'ENTREGADO');
    },
    CANCELADO: (id) => move(counter, id, 'CANCELADO'),
  };
  const allowed: Record<'ATENCION' | 'COCINERO', string[]> = {
    COCINERO: ['EN_PREPARACION>LISTO', 'LISTO>EN_PREPARACION'],
    ATENCION: [
      'LISTO>ENTREGADO',
      'ENTREGADO>LISTO',
      'EN_PREPARACION>PENDIENTE',
      'PENDIENTE>CANCELADO',
      'EN_PREPARACION>CANCELADO',
      'LISTO>CANCELADO',
    ],
  };
  it.each(pedidoStates.map((from) => [from]))(
    'from %s only the steps of the contract',
    async (from) => {
      for (const to of pedidoStates) {
        for (const role of ['ATENCION', 'COCINERO'] as const) {
          const { id } = await order();
          await reach[from](id);
          const { status } = await move(role === 'COCINERO' ? cook : counter, id, to);
          if (allowed[role].includes(`${from}>${to}`)) expect(status).toBe(200);
          else expect([403, 409]).toContain(status);
        }
      }
    },
  );

  it('a step that a role may never take is 403, one that comes too late 409 and says what happened', async () => {
    const { id } = await order();
    await approve(counter, id);
    expect((await move(cook, id, 'CANCELADO')).status).toBe(403);
    await move(cook, id, 'LISTO');
    const late = await move(cook, id, 'LISTO');
    expect(late.status).toBe(409);
    expect(late.body.mensaje).toContain(
      `El pedido #${id} ya fue marcado como listo por Persona 2 a`,
    );
    const pending = await order();
    const unapproved = await move(admin, pending.id, 'EN_PREPARACION');
    expect(unapproved.status).toBe(409);
    expect(unapproved.body.mensaje).toContain('aprobar');
  });
});

describe('the list of orders', () => {
  it('is newest first, by state, and continues where it stopped', async () => {
    const made = [await order(), await order(), await order()].map((pedido) => pedido.id);
    const first = await counter.call<Page>('GET', '/api/pedidos?estado=pendiente&limite=2');
    expect(first.body.datos.map((each) => each.id)).toEqual([made[2], made[1]]);
    expect(first.body.siguiente).toBe(made[1]);
    const next = await counter.call<Page>(
      'GET',
      `/api/pedidos?limite=1&desde_id=${first.body.siguiente}`,
    );
    expect(next.body.datos[0]!.id).toBe(made[0]);
    const several = await counter.call<Page>(
      'GET',
      '/api/pedidos?estado=LISTO,EN_PREPARACION&limite=500',
    );
    expect(several.body.siguiente).toBeNull();
    for (const each of several.body.datos) {
      expect(['LISTO', 'EN_PREPARACION']).toContain(each.estado);
    }
  });

  it('hides phones from the kitchen', async () => {
    const { id } = await order(counter, { telefono: '987' });
    const seen = await Promise.all(
      [counter, cook, admin].map((each) => each.call<Pedido>('GET', `/api/pedidos/${id}`)),
    );
    expect(seen.map((answer) => answer.body.telefono)).toEqual(['987', null, '987']);
  });
});

describe('another branch', () => {
  it('is not there, for reading and for every action', async () => {
    const { id } = await order();
    const stranger = await server.person('ATENCION', 2);
    const foreignCook = await server.person('COCINERO', 2);
    const answers = [
      await stranger.call('GET', `/api/pedidos/${id}`),
      await stranger.call('POST', `/api/pedidos/${id}/aprobar`),
      await stranger.call('POST', `/api/pedidos/${id}/alertas`, { body: { mensaje: 'x' } }),
      await move(stranger, id, 'CANCELADO'),
      await move(foreignCook, id, 'LISTO'),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404]);
    const list = await stranger.call<Page>('GET', '/api/pedidos?limite=500');
    expect(list.body.datos.every((each) => each.sucursal_id === 2)).toBe(true);
    const asked = await stranger.call<Page>('GET', '/api/pedidos?sucursal_id=1');
    expect(asked.body.datos).toEqual([]);
    const all = await admin.call<Page>('GET', '/api/pedidos?sucursal_id=1&limite=500');
    expect(all.body.datos.every((each) => each.sucursal_id === 1)).toBe(true);
    expect(all.body.datos.length).toBeGreaterThan(0);
  });

  it('a person who should have a branch and has none is told to get one', async () => {
    const lost = await server.person('ATENCION', null);
    expect(await lost.call('GET', '/api/pedidos')).toMatchObject({
      status: 403,
      body: { mensaje: expect.stringContaining('sucursal') as string },
    });
  });
});
