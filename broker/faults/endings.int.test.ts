import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { createTestDatabase, type TestDatabase } from '../../testing/database';
import { report } from './stage';

let database: TestDatabase;
let here: TestBroker;
let elsewhere: TestBroker;
beforeAll(async () => {
  database = await createTestDatabase();
  here = await startTestBroker({ database });
  elsewhere = await startTestBroker({ database });
});
afterAll(async () => {
  await Promise.all([here.close(), elsewhere.close()]);
  await database.drop();
});

const event = { tipo: 'pedido_aprobado', pedido_id: 1 };

async function publishWith(token: string, broker: TestBroker): Promise<number> {
  const response = await fetch(`${broker.url}/broadcast`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(event),
  });
  await response.text();
  return response.status;
}

/** What the command does: every token of the program that was issued until now is worth nothing. */
async function revoke(name: string): Promise<void> {
  await here.dataSource.query(
    `INSERT INTO PROGRAMAS (NOMBRE, REVOCADO_HASTA) VALUES ($1, $2)
      ON CONFLICT (NOMBRE) DO UPDATE SET REVOCADO_HASTA = EXCLUDED.REVOCADO_HASTA`,
    [name, new Date().toISOString()],
  );
}

describe('what ends at one broker', () => {
  it('ends at the other: a sign-out closes the sockets of that sign-in there, and of no other', async () => {
    const [leaving, staying] = await Promise.all([
      here.person('COCINERO'),
      here.person('COCINERO'),
    ]);
    const [socket, other] = await Promise.all([
      elsewhere.open({ token: leaving.token }),
      elsewhere.open({ token: staying.token }),
    ]);
    await Promise.all([socket.nextOf('bienvenida'), other.nextOf('bienvenida')]);
    const start = performance.now();
    const response = await fetch(`${here.url}/auth/logout`, {
      method: 'POST',
      headers: { authorization: `Bearer ${leaving.token}` },
    });
    expect(response.status).toBe(200);
    expect((await socket.closed).code).toBe(4401);
    const ms = Math.round(performance.now() - start);
    const id = await elsewhere.broadcast(event);
    expect((await other.nextOf('pedido_aprobado'))['id']).toBe(id);
    expect(socket.all().some((frame) => frame['id'] === id)).toBe(false);
    report('sign-out at another broker', { 'sockets closed': 1, 'ms until closed': ms });
  });

  it('ends at both: the tokens of a program that was revoked, and its sockets; a later token is good', async () => {
    const token = here.serviceToken('caja');
    expect(await publishWith(token, here)).toBe(202);
    expect(await publishWith(token, elsewhere)).toBe(202);
    const socket = await elsewhere.open({ token });
    const bystander = await elsewhere.open({ token: here.serviceToken('otra') });
    await Promise.all([socket.nextOf('bienvenida'), bystander.nextOf('bienvenida')]);
    await revoke('caja');
    expect((await socket.closed).code).toBe(4401);
    await expect.poll(() => publishWith(token, here), { timeout: 10_000 }).toBe(401);
    await expect.poll(() => publishWith(token, elsewhere), { timeout: 10_000 }).toBe(401);
    const again = await elsewhere.open({ token });
    expect((await again.closed).code).toBe(4401);
    expect(bystander.socket.readyState).toBe(bystander.socket.OPEN);
    // A token knows its beginning to the second.
    await expect
      .poll(() => publishWith(here.serviceToken('caja'), here), { timeout: 5_000 })
      .toBe(202);
  });

  it('is remembered: a broker that starts later lets no revoked token in', async () => {
    const token = here.serviceToken('vieja');
    await revoke('vieja');
    const later = await startTestBroker({ database });
    try {
      expect(await publishWith(token, later)).toBe(401);
    } finally {
      await later.close();
    }
  });

  it('writes down which programs called, for whoever wants to revoke one', async () => {
    expect(await publishWith(here.serviceToken('notada'), here)).toBe(202);
    const used = (): Promise<object[]> =>
      here.dataSource.query(
        `SELECT FROM PROGRAMAS WHERE NOMBRE = 'notada' AND PRIMER_USO IS NOT NULL AND ULTIMO_USO IS NOT NULL`,
      );
    await expect.poll(async () => (await used()).length, { timeout: 10_000 }).toBe(1);
  });
});
