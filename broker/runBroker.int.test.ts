import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrokerProcess, type BrokerProcess } from '../testing/brokerProcess';
import { createTestDatabase, type TestDatabase } from '../testing/database';
import { onServer } from '../testing/databaseServer';
import { connect } from '../testing/wsClient';

const password = 'la contraseña de esta prueba';
const phone = '51987654321';
let database: TestDatabase;
let broker: BrokerProcess;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  broker = await startBrokerProcess({
    databaseUrl: database.url,
    env: { CAMPANA_ADMIN_PASSWORD: password, CAMPANA_LOG_LEVEL: 'debug' },
  });
});
afterAll(async () => {
  await broker.stop();
  await database.drop();
});

function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${broker.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

describe('the broker alone', () => {
  it('logs no password, no token and no phone, whatever it is told and however much it logs', async () => {
    const desktop = { 'x-campana-client': 'desktop' };
    const wrong = await post('/auth/login', { usuario: 'admin', password: `${password}!` });
    expect(wrong.status).toBe(401);
    const session = (await (
      await post('/auth/login', { usuario: 'admin', password }, desktop)
    ).json()) as { token: string; refresh_token: string };
    token = session.token;
    const bearer = { authorization: `Bearer ${token}` };
    const event = { tipo: 'pedido_creado', pedido_id: 1, sucursal_id: 1, telefono: phone };
    expect((await post('/broadcast', event, bearer)).status).toBe(202);
    expect((await post('/broadcast', { tipo: 'nada', telefono: phone }, bearer)).status).toBe(422);
    const screen = await connect(broker.wsUrl, { token });
    await screen.nextOf('bienvenida');
    screen.send({ tipo: 'nada', token });
    await screen.closed;
    await post('/auth/refresh', { refresh_token: session.refresh_token }, desktop);
    await expect.poll(() => broker.stderr()).toContain('screen connected');
    const said = broker.stdout() + broker.stderr();
    for (const secret of [password, token, session.refresh_token, phone]) {
      expect(said).not.toContain(secret);
    }
  });

  it('logs which rule of the database was broken, and no row or value of the statement', async () => {
    await onServer(database.url, (client) =>
      client.query(
        `ALTER TABLE EVENTOS_REALTIME ADD CONSTRAINT no_phones
           CHECK (PAYLOAD NOT LIKE '%${phone}%') NOT VALID`,
      ),
    );
    const event = { tipo: 'pedido_creado', pedido_id: 2, sucursal_id: 1, telefono: phone };
    const bearer = { authorization: `Bearer ${token}` };
    expect((await post('/broadcast', event, bearer)).status).toBe(500);
    await expect.poll(() => broker.stderr()).toMatch(/a request failed/);
    expect(broker.stderr()).toMatch(/QueryFailedError.*no_phones/);
    expect(broker.stderr()).not.toContain(phone);
  });

  it('says one line where it listens, and ends with 0 when asked to', async () => {
    const screen = await connect(broker.wsUrl, { token });
    await screen.nextOf('bienvenida');
    expect(await broker.stop('SIGTERM')).toBe(0);
    expect(await screen.closed).toMatchObject({ code: 1001 });
    expect(broker.stdout()).toMatch(/^[^\n]*listening on http:\/\/127\.0\.0\.1:\d+\n$/);
  });
});
