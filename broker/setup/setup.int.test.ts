import { afterEach, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import type { ApiError } from '../../shared/api/common';
import type { Health } from '../../shared/api/health';

let broker: TestBroker;
afterEach(() => broker.close());

const own = {
  modo: 'propio',
  restaurante: 'El Fogón',
  sucursales: ['Centro', 'Surco'],
  admin: { usuario: 'Carmen', nombre: 'Carmen Ríos', password: 'una clave propia' },
};

async function post(path: string, body: object, base = broker.url) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-campana-client': 'desktop' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as ApiError };
}

async function health(): Promise<Health> {
  return (await (await fetch(`${broker.url}/health`)).json()) as Health;
}

describe('a server that waits for its first run', () => {
  it('is set up once from its own computer, also when two try at once; then its admin signs in', async () => {
    broker = await startTestBroker({ env: { CAMPANA_SETUP: '1' } });
    expect((await health()).configurar).toBe(true);
    const answers = await Promise.all([1, 2].map(() => post('/instalacion', own)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await health()).not.toHaveProperty('configurar');
    const branches: { nombre: string }[] = await broker.dataSource.query(
      'SELECT NOMBRE FROM SUCURSALES ORDER BY ID',
    );
    expect(branches.map(({ nombre }) => nombre)).toEqual(['Centro', 'Surco']);
    const login = { usuario: 'carmen', password: own.admin.password };
    expect(await post('/auth/login', login)).toMatchObject({
      status: 200,
      body: { usuario: { rol: 'SUPERADMIN' } },
    });
    expect((await post('/instalacion', own)).status).toBe(409);
  });

  it('refuses another computer without the code of its log, and what is said through a proxy', async () => {
    broker = await startTestBroker({
      env: {
        CAMPANA_SETUP: '1',
        CAMPANA_HOST: '0.0.0.0',
        CAMPANA_ALLOWED_HOSTS: '127.0.0.2',
      },
    });
    const elsewhere = broker.url.replace('127.0.0.1', '127.0.0.2');
    expect((await post('/instalacion', own, elsewhere)).status).toBe(403);
    const guess = { ...own, codigo: '0000-0000' };
    expect((await post('/instalacion', guess, elsewhere)).status).toBe(403);
    const proxied = await fetch(`${broker.url}/instalacion`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.168.1.9' },
      body: JSON.stringify(own),
    });
    expect(proxied.status).toBe(403);
    expect((await health()).configurar).toBe(true);
  });

  it.each([
    [{ ...own, sucursales: [] }, 'sucursales'],
    [{ ...own, sucursales: ['A', 'a'] }, 'sucursales'],
    [{ ...own, admin: { ...own.admin, password: 'corta' } }, 'admin.password'],
  ])('takes no half answer (%#)', async (body, campo) => {
    broker = await startTestBroker({ env: { CAMPANA_SETUP: '1' } });
    expect(await post('/instalacion', body)).toMatchObject({ status: 422, body: { campo } });
    expect((await health()).configurar).toBe(true);
  });
});

it('a server that was set up never waits again', async () => {
  broker = await startTestBroker();
  expect(await health()).not.toHaveProperty('configurar');
  expect((await post('/instalacion', own)).status).toBe(409);
});
