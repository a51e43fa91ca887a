import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHttpServer, type TestHttpServer } from '../../../testing/httpServer';
import type { Session } from '../../../shared/api/auth';

let server: TestHttpServer;
let names = 0;
let usuario: string;
const password = 'una clave larga';
const desktop = { 'x-campana-client': 'desktop' };

beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  names += 1;
  usuario = `ana${names}`;
  await server.dataSource.query(
    `INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL, SUCURSAL_ID) VALUES ($1, 'Ana', $2, 'ATENCION', 1)`,
    [usuario, await server.auth.passwords.hash(password)],
  );
});

async function signIn(headers: Record<string, string> = desktop): Promise<Session> {
  const { status, body } = await server.call<Session>('POST', '/auth/login', {
    body: { usuario, password },
    headers,
  });
  expect(status).toBe(200);
  return body;
}

function renew(refreshToken: string | undefined, key?: string) {
  return server.call<Session>('POST', '/auth/refresh', {
    body: { refresh_token: refreshToken },
    headers: desktop,
    ...(key === undefined ? {} : { key }),
  });
}

async function isOpen({ token }: Session): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  return (await server.call('GET', '/api/pedidos', { headers })).status === 200;
}

/** The name and value of the refresh cookie. */
function cookieOf(headers: Headers): string {
  return headers.getSetCookie()[0]!.split(';')[0]!;
}

describe('signing in', () => {
  it('answers the token, its end in 15 minutes, and who it is', async () => {
    const session = await signIn();
    expect(session.usuario).toEqual({
      id: expect.any(Number) as number,
      nombre: 'Ana',
      rol: 'ATENCION',
      sucursal_id: 1,
    });
    const minutes = (Date.parse(session.expira) - server.clock.now()) / 60_000;
    expect(Math.round(minutes)).toBe(15);
    expect(await isOpen(session)).toBe(true);
  });

  it('takes the name in any case', async () => {
    const body = { usuario: ` ${usuario.toUpperCase()} `, password };
    expect((await server.call('POST', '/auth/login', { body })).status).toBe(200);
  });

  it('says the same for a wrong name, a wrong password and a deactivated account', async () => {
    const wrongName = await server.call('POST', '/auth/login', {
      body: { usuario: `${usuario}x`, password },
    });
    const wrongPassword = await server.call('POST', '/auth/login', {
      body: { usuario, password: 'otra clave' },
    });
    await server.dataSource.query('UPDATE USUARIOS SET ACTIVO = false WHERE USUARIO = $1', [
      usuario,
    ]);
    const inactive = await server.call('POST', '/auth/login', { body: { usuario, password } });
    for (const answer of [wrongName, wrongPassword, inactive]) {
      expect(answer).toMatchObject({ status: 401, body: wrongName.body });
    }
  });

  it('is refused with 429 after five failures in a minute, and a session goes on', async () => {
    const session = await signIn();
    for (let i = 0; i < 5; i += 1) {
      await server.call('POST', '/auth/login', { body: { usuario, password: 'x' } });
    }
    const sixth = await server.call('POST', '/auth/login', { body: { usuario, password } });
    expect(sixth).toMatchObject({ status: 429, body: { error: 'demasiado_rapido' } });
    const seconds = Number(sixth.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await isOpen(session)).toBe(true);
    expect((await renew(session.refresh_token)).status).toBe(200);
    server.clock.advance(60_000);
    await signIn();
  });
});

describe('renewing', () => {
  it('gives a new access token and a new refresh token each time', async () => {
    const first = await signIn();
    const second = (await renew(first.refresh_token)).body;
    const third = (await renew(second.refresh_token)).body;
    expect(new Set([first, second, third].map((each) => each.refresh_token)).size).toBe(3);
    expect(await isOpen(third)).toBe(true);
  });

  it('reuse of an old token ends the session, for whoever holds it', async () => {
    const first = await signIn();
    const second = (await renew(first.refresh_token)).body;
    expect((await renew(first.refresh_token)).status).toBe(401);
    expect((await renew(second.refresh_token)).status).toBe(401);
    expect(await isOpen(second)).toBe(false);
    expect(server.told.sessions).toHaveLength(1);
  });

  it('a token older than the last one ends the session, too', async () => {
    const first = await signIn();
    const second = (await renew(first.refresh_token)).body;
    const third = (await renew(second.refresh_token)).body;
    expect((await renew(first.refresh_token)).status).toBe(401);
    expect(await isOpen(third)).toBe(false);
  });

  it('of two that renew with one token at once, one succeeds and the session ends', async () => {
    const { refresh_token } = await signIn();
    const answers = await Promise.all([renew(refresh_token), renew(refresh_token)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
  });

  it('a repeat with the same key, after an answer that was lost, gets the same refresh token', async () => {
    const first = await signIn();
    const lost = await renew(first.refresh_token, 'renovar 1');
    const again = await renew(first.refresh_token, 'renovar 1');
    expect(again).toMatchObject({
      status: 200,
      body: { refresh_token: lost.body.refresh_token },
    });
    expect(await isOpen(again.body)).toBe(true);
    // Once its successor was used, the old token is old for everybody.
    await renew(again.body.refresh_token, 'renovar 2');
    expect((await renew(first.refresh_token, 'renovar 1')).status).toBe(401);
    expect(await isOpen(again.body)).toBe(false);
  });

  it('what is kept for that repeat does not hold the token', async () => {
    const first = await signIn();
    const { refresh_token } = (await renew(first.refresh_token, 'renovar 3')).body;
    const rows: object[] = await server.dataSource.query('SELECT * FROM IDEMPOTENCIA');
    const sessions: object[] = await server.dataSource.query('SELECT * FROM SESIONES');
    expect(JSON.stringify([rows, sessions])).not.toContain(refresh_token);
  });

  it.each([[undefined], ['x'], ['']])('%j is no refresh token', async (token) => {
    const { status } = await renew(token);
    expect([401, 422]).toContain(status);
  });

  it('shows a changed role at once', async () => {
    const first = await signIn();
    await server.dataSource.query(`UPDATE USUARIOS SET ROL = 'COCINERO' WHERE USUARIO = $1`, [
      usuario,
    ]);
    const { body } = await renew(first.refresh_token);
    expect(body.usuario.rol).toBe('COCINERO');
  });
});

describe('in a browser', () => {
  it('the refresh token is a cookie that scripts and other sites cannot reach, and not in the body', async () => {
    const login = await server.call<Session>('POST', '/auth/login', {
      body: { usuario, password },
    });
    expect(login.body.refresh_token).toBeUndefined();
    const cookie = login.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Strict/i);
    expect(cookie).toMatch(/; Path=\/auth(;|$)/i);

    const renewed = await server.call<Session>('POST', '/auth/refresh', {
      headers: { cookie: cookieOf(login.headers) },
    });
    expect(renewed.status).toBe(200);
    expect(cookieOf(renewed.headers)).not.toBe(cookieOf(login.headers));

    const out = await server.call('POST', '/auth/logout', {
      headers: { cookie: cookieOf(renewed.headers) },
    });
    expect(out.headers.getSetCookie()[0]).toMatch(/campana_refresh=;/);
    expect(await isOpen(renewed.body)).toBe(false);
  });

  it('an empty JSON body is fine', async () => {
    const answer = await server.call('POST', '/auth/refresh', {
      headers: { 'content-type': 'application/json' },
      raw: '',
    });
    expect(answer.status).toBe(401);
  });
});

describe('signing out', () => {
  it('ends the session at once, its access token included', async () => {
    const session = await signIn();
    expect(await isOpen(session)).toBe(true);
    const out = await server.call('POST', '/auth/logout', {
      body: { refresh_token: session.refresh_token },
      headers: desktop,
    });
    expect(out).toMatchObject({ status: 200, body: { ok: true } });
    expect(await isOpen(session)).toBe(false);
    expect((await renew(session.refresh_token)).status).toBe(401);
  });

  it('works with the access token alone, and without anything', async () => {
    const session = await signIn();
    const headers = { authorization: `Bearer ${session.token}` };
    expect((await server.call('POST', '/auth/logout', { headers })).status).toBe(200);
    expect(await isOpen(session)).toBe(false);
    expect((await server.call('POST', '/auth/logout')).status).toBe(200);
  });
});

describe('the standing of a person', () => {
  it('counts as it is now, not as it was when the token was made', async () => {
    const session = await signIn();
    expect(await isOpen(session)).toBe(true);
    await server.dataSource.query('UPDATE USUARIOS SET ACTIVO = false WHERE USUARIO = $1', [
      usuario,
    ]);
    // Another broker changed it: seen when what is remembered is two seconds old.
    server.clock.advance(2_000);
    expect(await isOpen(session)).toBe(false);
  });
});
