import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import type { Session } from '../../shared/api/auth';
import type { Usuario } from '../../shared/api/usuarios';

let server: TestHttpServer;
let admin: TestCaller;
let boss: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  admin = await server.person('ADMIN');
  boss = await server.person('SUPERADMIN');
});
afterAll(() => server.close());

let names = 0;
const password = 'una clave larga';

async function create(fields: object = {}, caller = admin): Promise<Usuario> {
  names += 1;
  const body = {
    usuario: `rosa${names}`,
    nombre: 'Rosa',
    password,
    rol: 'COCINERO',
    sucursal_id: 1,
  };
  const answer = await caller.call<Usuario>('POST', '/api/usuarios', {
    body: { ...body, ...fields },
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

function change(id: number, body: object, caller = admin) {
  return caller.call<Usuario & { campo: string }>('PATCH', `/api/usuarios/${id}`, { body });
}

async function signIn({ usuario }: Usuario, word = password) {
  return server.call<Session>('POST', '/auth/login', {
    body: { usuario, password: word },
    headers: { 'x-campana-client': 'desktop' },
  });
}

async function canRead({ token }: Session): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await server.call('GET', '/api/pedidos', { headers })).status;
}

describe('creating a person', () => {
  it('lets them sign in, and never tells their password or its hash', async () => {
    const person = await create({ usuario: 'Rosa.H' });
    expect(person).toMatchObject({
      usuario: 'rosa.h',
      rol: 'COCINERO',
      sucursal_id: 1,
      activo: true,
    });
    expect((await signIn(person)).status).toBe(200);
    const list = await admin.call<{ datos: Usuario[] }>('GET', '/api/usuarios');
    expect(list.body.datos.some((each) => each.id === person.id)).toBe(true);
    expect(JSON.stringify([person, list.body])).not.toMatch(/argon2|clave|password/);
  });

  it.each([
    [{ usuario: 'con espacio' }, 'usuario'],
    [{ password: 'corta' }, 'password'],
    [{ rol: 'JEFE' }, 'rol'],
    [{ rol: 'SERVICIO' }, 'rol'],
    [{ sucursal_id: null }, 'sucursal_id'],
    [{ sucursal_id: 99 }, 'sucursal_id'],
    [{ sucursal_id: 2 ** 40 }, 'sucursal_id'],
    [{ nombre: ' ' }, 'nombre'],
  ])('with %j is 422 and names the field', async (fields, campo) => {
    const body = { usuario: 'nueva', nombre: 'N', password, rol: 'ATENCION', sucursal_id: 1 };
    const answer = await admin.call('POST', '/api/usuarios', { body: { ...body, ...fields } });
    expect(answer).toMatchObject({ status: 422, body: { campo } });
  });

  it('with a name that is taken is 409, also when two take it at once', async () => {
    const body = { usuario: 'doble', nombre: 'D', password, rol: 'ADMIN' };
    const answers = await Promise.all(
      [1, 2].map(() => admin.call('POST', '/api/usuarios', { body })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(await admin.call('POST', '/api/usuarios', { body, key: 'doble' })).toMatchObject({
      status: 409,
      body: { error: 'usuario_ocupado' },
    });
  });
});

describe('changing a person', () => {
  it('takes effect with their next request, in the open session', async () => {
    const person = await create();
    const session = (await signIn(person)).body;
    expect(await canRead(session)).toBe(200);
    const headers = { authorization: `Bearer ${session.token}` };
    const asCook = await server.call('POST', '/api/refills', { headers, body: {} });
    expect(asCook.status).toBe(403);
    expect((await change(person.id, { rol: 'ATENCION', sucursal_id: 2 })).body).toMatchObject({
      rol: 'ATENCION',
      sucursal_id: 2,
    });
    const asCounter = await server.call('POST', '/api/refills', { headers, body: {} });
    expect(asCounter.status).toBe(422);
    expect(server.told.standings).toContain(person.id);
  });

  it('deactivating ends their sessions at once', async () => {
    const person = await create();
    const session = (await signIn(person)).body;
    expect(await canRead(session)).toBe(200);
    expect((await change(person.id, { activo: false })).status).toBe(200);
    expect(await canRead(session)).toBe(401);
    const renewed = await server.call('POST', '/auth/refresh', {
      body: { refresh_token: session.refresh_token },
    });
    expect(renewed.status).toBe(401);
    expect((await signIn(person)).status).toBe(401);
  });

  it('a new password ends their sessions and is the only one that works', async () => {
    const person = await create();
    const session = (await signIn(person)).body;
    const ended = server.told.sessions.length;
    expect((await change(person.id, { password: 'otra clave larga' })).status).toBe(200);
    expect(await canRead(session)).toBe(401);
    expect(server.told.sessions).toHaveLength(ended + 1);
    expect((await signIn(person)).status).toBe(401);
    expect((await signIn(person, 'otra clave larga')).status).toBe(200);
  });

  it('to a role that needs a branch needs one', async () => {
    const person = await create({ rol: 'ADMIN', sucursal_id: null });
    const without = await change(person.id, { rol: 'ATENCION' });
    expect(without).toMatchObject({ status: 422, body: { campo: 'sucursal_id' } });
    expect((await change(person.id, { rol: 'ATENCION', sucursal_id: 1 })).status).toBe(200);
    const removed = await change(person.id, { sucursal_id: null });
    expect(removed).toMatchObject({ status: 422, body: { campo: 'sucursal_id' } });
  });

  it('that does not exist is 404, and nothing to change changes nothing', async () => {
    expect((await change(99_999, { nombre: 'X' })).status).toBe(404);
    const person = await create();
    expect((await change(person.id, {})).body).toEqual(person);
  });
});

describe('ranks', () => {
  it('an ADMIN neither makes nor touches a SUPERADMIN', async () => {
    const body = { usuario: 'jefa', nombre: 'J', password, rol: 'SUPERADMIN' };
    expect((await admin.call('POST', '/api/usuarios', { body })).status).toBe(403);
    const person = await create();
    expect((await change(person.id, { rol: 'SUPERADMIN' })).status).toBe(403);
    expect((await change(boss.id, { password: 'otra clave larga' })).status).toBe(403);
    expect((await change(boss.id, { activo: false })).status).toBe(403);
    const other = await create({ rol: 'ADMIN' });
    expect((await change(other.id, { activo: false })).status).toBe(200);
  });

  it('nobody deactivates or demotes themselves', async () => {
    expect((await change(admin.id, { activo: false })).status).toBe(403);
    expect((await change(admin.id, { rol: 'ATENCION', sucursal_id: 1 })).status).toBe(403);
    expect((await change(boss.id, { rol: 'ADMIN' }, boss)).status).toBe(403);
    expect((await change(admin.id, { nombre: 'Nuevo nombre' })).status).toBe(200);
  });

  it('two superadmins who demote each other at once leave one', async () => {
    const other = await server.person('SUPERADMIN');
    const answers = await Promise.all([
      change(other.id, { rol: 'ADMIN' }, boss),
      change(boss.id, { rol: 'ADMIN' }, other),
    ]);
    const rows: object[] = await server.dataSource.query(
      `SELECT ID FROM USUARIOS WHERE ROL = 'SUPERADMIN' AND ACTIVO`,
    );
    expect(rows).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });
});
