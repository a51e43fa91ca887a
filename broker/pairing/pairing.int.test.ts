import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dispositivo, Pairing } from '../../shared/api/dispositivos';
import type { Session } from '../../shared/api/auth';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { secureCall } from '../../testing/secureCall';
import { connect } from '../../testing/wsClient';
import { fingerprintOf } from '../tls/fingerprint';
import { deviceCommitment, newDeviceSecret, pairingNumber } from './deviceSecrets';

const password = 'la clave de la cocina';

let database: TestDatabase;
/** Opened to the network from the desktop: TLS, and only approved screens. */
let broker: TestBroker;
/** Beside it on the same database, as environment variables alone make one: nobody has to be approved. */
let open: TestBroker;
let elsewhere: string;
let openElsewhere: string;
let ca: string;
let admin: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const env = { CAMPANA_HOST: '0.0.0.0', CAMPANA_ALLOWED_HOSTS: '127.0.0.2' };
  broker = await startTestBroker({
    database,
    env: { ...env, CAMPANA_TLS: 'local', CAMPANA_PAIRING: '1' },
  });
  open = await startTestBroker({ database, env });
  // By an address that is not the loopback's own: another computer, as far as they can tell.
  elsewhere = broker.url.replace('http://127.0.0.1', 'https://127.0.0.2');
  openElsewhere = open.url.replace('127.0.0.1', '127.0.0.2');
  const plain = elsewhere.replace('https', 'http');
  ca = await (await fetch(`${plain}/confiar/campana-ca.crt`)).text();
  admin = (await broker.person('ADMIN')).token;
  await broker.dataSource.query(
    `INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL, SUCURSAL_ID) VALUES ('rosa', 'Rosa', $1, 'COCINERO', 1)`,
    [await broker.auth.passwords.hash(password)],
  );
});
afterAll(async () => {
  await open.close();
  await broker.close();
  await database.drop();
});

const credentials = { usuario: 'rosa', password };

function call(method: string, path: string, body?: unknown, secret?: string) {
  return secureCall(elsewhere + path, {
    ca,
    method,
    body,
    headers: {
      'x-campana-client': 'desktop',
      ...(secret === undefined ? {} : { 'x-campana-pantalla': secret }),
    },
  });
}

async function asAdmin(method: string, path: string, body?: unknown) {
  const response = await fetch(broker.url + path, {
    method,
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function listed(nombre: string): Promise<Dispositivo> {
  const { body } = await asAdmin('GET', '/api/dispositivos');
  return (body as { datos: Dispositivo[] }).datos.find((each) => each.nombre === nombre)!;
}

/** A desktop app that asked, showed its secret, and was approved. */
async function pairedScreen(nombre: string): Promise<{ id: number; secret: string }> {
  const secret = newDeviceSecret();
  const compromiso = deviceCommitment(secret);
  expect((await call('POST', '/auth/pantalla', { nombre, compromiso })).status).toBe(201);
  await call('GET', '/auth/pantalla', undefined, secret);
  const { id, numero } = await listed(nombre);
  const approved = await asAdmin('POST', `/api/dispositivos/${id}/aprobar`, { numero });
  expect(approved.status).toBe(200);
  return { id, secret };
}

/** So that a test does not fill the waiting line of the next. */
async function forget(): Promise<void> {
  await broker.dataSource.query(`DELETE FROM DISPOSITIVOS WHERE ESTADO = 'pendiente'`);
}

describe('a server opened to the network', () => {
  it('never asks its own computer, and says to others that they need approval', async () => {
    const login = await fetch(`${broker.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
    expect(login.status).toBe(200);
    expect(await (await fetch(`${broker.url}/health`)).json()).not.toHaveProperty('emparejar');
    expect((await call('GET', '/health')).body).toMatchObject({ emparejar: true });
    expect(await (await fetch(`${broker.url}/auth/pantalla`)).json()).toMatchObject({
      estado: 'libre',
    });
  });

  it('lets nobody sign in at a screen that was not approved, whatever it shows', async () => {
    for (const secret of [undefined, newDeviceSecret(), 'x']) {
      const refused = await call('POST', '/auth/login', credentials, secret);
      expect(refused).toMatchObject({ status: 403, body: { error: 'pantalla_no_aprobada' } });
      const renewed = await call('POST', '/auth/refresh', { refresh_token: 'x' }, secret);
      expect(renewed.status).toBe(403);
    }
  });

  it('a screen asks, both ends show one number, an admin approves, it works, and is revoked', async () => {
    const watching = await broker.open({ token: admin });
    await watching.nextOf('bienvenida');
    const cook = await broker.open({ token: (await broker.person('COCINERO')).token });
    await cook.nextOf('bienvenida');

    const secret = newDeviceSecret();
    const asked = await call('POST', '/auth/pantalla', {
      nombre: 'Tele de la cocina',
      compromiso: deviceCommitment(secret),
    });
    const { reto } = asked.body as Pairing;
    expect(asked.body).toMatchObject({ estado: 'pendiente', numero: null });
    const before = await listed('Tele de la cocina');
    expect(before).toMatchObject({ numero: null, estado: 'pendiente', direccion: '127.0.0.1' });
    const early = await asAdmin('POST', `/api/dispositivos/${before.id}/aprobar`, {
      numero: '000000',
    });
    expect(early.status, 'nothing was compared yet').toBe(409);

    const looked = await call('GET', '/auth/pantalla', undefined, secret);
    const numero = pairingNumber({ huella: fingerprintOf(ca), secret, reto: reto! });
    expect(looked.body).toMatchObject({ estado: 'pendiente', numero, huella: fingerprintOf(ca) });
    expect(await watching.nextOf('dispositivo_actualizado')).toMatchObject({
      dispositivo_id: before.id,
      nombre: 'Tele de la cocina',
      estado: 'pendiente',
    });
    expect((await listed('Tele de la cocina')).numero).toBe(numero);
    expect((await call('POST', '/auth/login', credentials, secret)).status).toBe(403);

    const path = `/api/dispositivos/${before.id}`;
    const other = numero === '123456' ? '654321' : '123456';
    expect((await asAdmin('POST', `${path}/aprobar`, { numero: other })).status).toBe(409);
    expect((await asAdmin('POST', `${path}/aprobar`, { numero })).body).toMatchObject({
      estado: 'aprobado',
    });
    const login = await call('POST', '/auth/login', credentials, secret);
    expect(login.status).toBe(200);
    const session = login.body as unknown as Session;
    const renewed = await call(
      'POST',
      '/auth/refresh',
      { refresh_token: session.refresh_token },
      secret,
    );
    const { token, refresh_token } = renewed.body as unknown as Session;
    const here = await broker.open({ token });
    await here.nextOf('bienvenida');
    const beside = await open.open({ token });
    await beside.nextOf('bienvenida');

    expect((await asAdmin('POST', `${path}/revocar`)).body).toMatchObject({ estado: 'revocado' });
    expect((await here.closed).code).toBe(4401);
    expect((await beside.closed).code, 'also on the server beside').toBe(4401);
    for (const [route, body] of [
      ['/auth/refresh', { refresh_token }],
      ['/auth/login', credentials],
    ] as const) {
      expect(await call('POST', route, body, secret)).toMatchObject({
        status: 403,
        body: { error: 'pantalla_revocada' },
      });
    }
    expect(cook.all().map(({ tipo }) => tipo)).not.toContain('dispositivo_actualizado');
    await watching.close();
    await cook.close();
  });

  it('serves an approved screen over wss, and takes its session from no other screen', async () => {
    const [mine, others] = [await pairedScreen('Caja'), await pairedScreen('Barra')];
    const { body } = await call('POST', '/auth/login', credentials, mine.secret);
    const { token, refresh_token } = body as unknown as Session;
    const stolen = await call('POST', '/auth/refresh', { refresh_token }, others.secret);
    expect(stolen.status).toBe(401);
    expect((await call('POST', '/auth/refresh', { refresh_token }, mine.secret)).status).toBe(200);
    const socket = await connect(`${elsewhere.replace('https', 'wss')}/ws`, { token, ca });
    await socket.nextOf('bienvenida');
    await asAdmin('POST', `/api/dispositivos/${mine.id}/revocar`);
    expect((await socket.closed).code).toBe(4401);
    expect((await call('POST', '/auth/login', credentials, others.secret)).status).toBe(200);
  });

  it('gives a browser its secret as a cookie that no script reads and no other site sends', async () => {
    const asked = await secureCall(`${elsewhere}/auth/pantalla`, {
      ca,
      method: 'POST',
      body: { nombre: 'Tableta' },
    });
    expect(asked.body['numero']).toMatch(/^\d{6}$/);
    expect(JSON.stringify(asked.body)).not.toContain('secret');
    const cookie = asked.cookies.find((each) => each.startsWith('campana_pantalla='))!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/auth;/);
    const headers = { cookie: cookie.split(';', 1)[0]! };
    const looked = await secureCall(`${elsewhere}/auth/pantalla`, { ca, headers });
    expect(looked.body).toMatchObject({ estado: 'pendiente', numero: asked.body['numero'] });
    const { id } = await listed('Tableta');
    await asAdmin('POST', `/api/dispositivos/${id}/rechazar`);
    const refused = await secureCall(`${elsewhere}/auth/pantalla`, { ca, headers });
    expect(refused.body).toMatchObject({ estado: 'rechazado' });
    await forget();
  });

  it('lets few wait at once, and not for ever', async () => {
    const ask = (nombre: string) => call('POST', '/auth/pantalla', { nombre });
    const answers = await Promise.all(['1', '2', '3', '4', '5', '6', '7'].map(ask));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ status }) => status)).toEqual([429, 429]);
    await broker.dataSource.query(
      `UPDATE DISPOSITIVOS SET FECHA_PEDIDO = FECHA_PEDIDO - interval '16 minutes' WHERE ESTADO = 'pendiente'`,
    );
    expect(await listed('1')).toBeUndefined();
    expect((await ask('8')).status).toBe(201);
    await forget();
  });

  it('tells how to join it, to its own computer and to admins', async () => {
    const own = await fetch(`${broker.url}/instalacion/conexion`);
    expect(await own.json()).toMatchObject({
      abierta: true,
      emparejar: true,
      huella: fingerprintOf(ca),
    });
    expect((await call('GET', '/instalacion/conexion')).status).toBe(403);
    expect((await asAdmin('GET', '/api/conexion')).status).toBe(200);
    expect((await call('GET', '/api/conexion')).status).toBe(401);
  });
});

describe('a server run by environment variables', () => {
  it('asks nobody for approval unless CAMPANA_PAIRING says so', async () => {
    const post = (path: string, body: object) =>
      fetch(openElsewhere + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post('/auth/login', credentials)).status).toBe(200);
    expect((await post('/auth/pantalla', { nombre: 'Tele' })).status).toBe(409);
    expect(await (await fetch(`${openElsewhere}/health`)).json()).not.toHaveProperty('emparejar');
  });
});
