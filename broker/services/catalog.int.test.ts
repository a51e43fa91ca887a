import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import type { Insumo, Producto, Sucursal } from '../../shared/api/catalog';

let server: TestHttpServer;
let admin: TestCaller;
let counter: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  admin = await server.person('ADMIN');
  counter = await server.person('ATENCION');
});
afterAll(() => server.close());

async function namesOf(path: string, caller = counter): Promise<string[]> {
  const { body } = await caller.call<{ datos: { nombre: string }[] }>('GET', path);
  return body.datos.map(({ nombre }) => nombre);
}

describe('a product', () => {
  it('is made once per key, told to every screen, and can be ordered at its price', async () => {
    const body = { nombre: 'Ceviche', precio: 32.5, estacion: 'fría' };
    const made = [1, 2].map(() =>
      admin.call<Producto>('POST', '/api/productos', { body, key: 'ceviche' }),
    );
    const [first, second] = await Promise.all(made);
    expect(first!.status).toBe(201);
    expect(second!.body).toEqual(first!.body);
    const told = server.events.filter(({ event }) => event.tipo === 'producto_actualizado');
    expect(told).toHaveLength(1);
    expect(told[0]!.event).toMatchObject({ producto_id: first!.body.id, sucursal_id: null });
    const order = { subtipo: 'presencial', items: [{ producto_id: first!.body.id, cantidad: 2 }] };
    expect(await counter.call('POST', '/api/pedidos', { body: order })).toMatchObject({
      status: 201,
      body: { total: 65, items: [{ producto: 'Ceviche', estacion: 'fría' }] },
    });
  });

  it('that is retired leaves the list and cannot be ordered, and comes back', async () => {
    const { body: chicha } = await admin.call<Producto>('PATCH', '/api/productos/3', {
      body: { activo: false },
    });
    expect(chicha).toMatchObject({ nombre: 'Chicha', activo: false, precio: 5 });
    expect(await namesOf('/api/productos')).not.toContain('Chicha');
    expect(await namesOf('/api/productos?inactivos=true')).toContain('Chicha');
    const order = { subtipo: 'presencial', items: [{ producto_id: 3, cantidad: 1 }] };
    expect(await counter.call('POST', '/api/pedidos', { body: order })).toMatchObject({
      status: 422,
      body: { campo: 'items.0.producto_id' },
    });
    await admin.call('PATCH', '/api/productos/3', { body: { activo: true } });
    expect(await namesOf('/api/productos')).toContain('Chicha');
  });

  it.each([
    [{ nombre: ' ', precio: 1 }, 'nombre'],
    [{ nombre: 'X', precio: -1 }, 'precio'],
    [{ nombre: 'X', precio: 1.005 }, 'precio'],
    [{ nombre: 'X', precio: 1e9 }, 'precio'],
    [{ nombre: 'X', precio: 1, estacion: 'x'.repeat(41) }, 'estacion'],
  ])('with %j is 422 and names the field', async (body, campo) => {
    expect(await admin.call('POST', '/api/productos', { body })).toMatchObject({
      status: 422,
      body: { campo },
    });
  });

  it('takes no name in use, also when two take it at once; a retired one frees its name', async () => {
    const body = { nombre: 'Causa', precio: 12 };
    const answers = await Promise.all(
      ['Causa', 'CAUSA'].map((nombre) =>
        admin.call<Producto>('POST', '/api/productos', { body: { ...body, nombre } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const first = answers.find(({ status }) => status === 201)!.body;
    await admin.call('PATCH', `/api/productos/${first.id}`, { body: { activo: false } });
    expect((await admin.call('POST', '/api/productos', { body })).status).toBe(201);
    expect(
      await admin.call('PATCH', `/api/productos/${first.id}`, { body: { activo: true } }),
    ).toMatchObject({ status: 409, body: { error: 'nombre_ocupado', campo: 'nombre' } });
  });
});

describe('a supply', () => {
  it('is made, changed and retired; retired, nobody can ask for it', async () => {
    const made = await admin.call<Insumo>('POST', '/api/insumos', {
      body: { nombre: 'Limón', unidad: '' },
    });
    expect(made).toMatchObject({ status: 201, body: { unidad: null, agotado: false } });
    const path = `/api/insumos/${made.body.id}`;
    expect(await admin.call('PATCH', path, { body: { unidad: 'kg' } })).toMatchObject({
      status: 200,
      body: { nombre: 'Limón', unidad: 'kg' },
    });
    expect(await namesOf('/api/insumos')).toContain('Limón');
    await admin.call('PATCH', path, { body: { activo: false } });
    expect(await namesOf('/api/insumos')).not.toContain('Limón');
    const body = { insumo_id: made.body.id, cantidad: 1 };
    expect(await counter.call('POST', '/api/refills', { body })).toMatchObject({
      status: 422,
      body: { campo: 'insumo_id' },
    });
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'insumo_actualizado',
      insumo: 'Limón',
      activo: false,
    });
  });

  it('that does not exist is 404', async () => {
    const change = { body: { nombre: 'Nada' } };
    expect((await admin.call('PATCH', '/api/insumos/999', change)).status).toBe(404);
    expect((await admin.call('PATCH', '/api/productos/999', change)).status).toBe(404);
  });
});

describe('a branch', () => {
  it('is opened with the settings every branch begins with, and people can work there', async () => {
    const opened = await admin.call<Sucursal>('POST', '/api/sucursales', {
      body: { nombre: 'Surco' },
    });
    expect(opened).toMatchObject({ status: 201, body: { activo: true } });
    expect(opened.body.ajustes.minutos_ambar).toBe(8);
    const cook = { usuario: 'surco', nombre: 'C', password: 'una clave larga', rol: 'COCINERO' };
    const body = { ...cook, sucursal_id: opened.body.id };
    expect((await admin.call('POST', '/api/usuarios', { body })).status).toBe(201);
    expect(
      (await admin.call('POST', '/api/sucursales', { body: { nombre: 'SURCO' } })).status,
    ).toBe(409);
  });

  it('is not closed while people work there or orders are open, nor is the last one', async () => {
    const close = (id: number) =>
      admin.call('PATCH', `/api/sucursales/${id}`, { body: { activo: false } });
    expect(await close(1)).toMatchObject({ status: 409 });
    expect((await close(1)).body.mensaje).toContain('usuarios activos');
    const order = {
      sucursal_id: 2,
      subtipo: 'presencial',
      items: [{ producto_id: 1, cantidad: 1 }],
    };
    const { body: pedido } = await admin.call<{ id: number }>('POST', '/api/pedidos', {
      body: order,
    });
    expect((await close(2)).body.mensaje).toContain('pedidos abiertos');
    await admin.call('POST', `/api/pedidos/${pedido.id}/estado`, { body: { estado: 'CANCELADO' } });
    expect((await close(2)).status).toBe(200);
    expect(await admin.call('POST', '/api/pedidos', { body: order })).toMatchObject({
      status: 422,
      body: { campo: 'sucursal_id' },
    });
    expect(await namesOf('/api/sucursales', admin)).not.toContain('Barranco');
    await server.dataSource.query('UPDATE USUARIOS SET ACTIVO = false WHERE SUCURSAL_ID > 2');
    await server.dataSource.query('UPDATE SUCURSALES SET ACTIVO = false WHERE ID > 1');
    expect((await close(1)).body.mensaje).toContain('al menos una sucursal');
  });
});
