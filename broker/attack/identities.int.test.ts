import { generateKeyPairSync, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hash } from '@node-rs/argon2';
import type { Route } from '../../shared/api/route';
import { fileRoutes, routes } from '../../shared/api/routes';
import { can } from '../../shared/permissions';
import { brokerSettings, type StagePerson } from '../faults/stage';
import { closeCodeOf, frame, openRaw, upgradeRequest } from './rawSocket';
import { expectClearError, startTarget, type Target } from './target';

const secret = brokerSettings.CAMPANA_JWT_SECRET;
const password = 'una clave larga';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
  await target.stage.dataSource.query(
    `UPDATE USUARIOS SET USUARIO = 'cocina', CLAVE = $1 WHERE ID = $2`,
    [await hash(password), target.people.COCINERO.id],
  );
});
afterAll(async () => {
  await target.expectUnharmed(150);
  await target.close();
});

/** How a socket that says `hola` with this token, or carries it in its header, is closed. */
async function socketWith(token: string, way: 'hola' | 'header'): Promise<number | null> {
  const connection = await openRaw(target.url);
  const headers = way === 'header' ? [`Authorization: Bearer ${token}`] : [];
  connection.send(upgradeRequest(target.url, { headers }));
  if (way === 'hola') connection.send(frame(JSON.stringify({ tipo: 'hola', token })));
  const code = await closeCodeOf(connection);
  connection.end();
  return code;
}

/** The claims of a true token, to be signed falsely. */
function claimsOf({ token }: StagePerson): Record<string, unknown> {
  return jwt.decode(token()) as Record<string, unknown>;
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const forgeries: Readonly<Record<string, () => string>> = {
  'signed by nobody (alg none)': () =>
    `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claimsOf(target.people.ADMIN))}.`,
  'signed by nobody (alg nOnE), with a signature': () =>
    `${encoded({ alg: 'nOnE', typ: 'JWT' })}.${encoded(claimsOf(target.people.ADMIN))}.AAAA`,
  'signed with RS256': () =>
    jwt.sign(claimsOf(target.people.ADMIN), privateKey, { algorithm: 'RS256' }),
  'signed with a public key as if it were a secret': () =>
    jwt.sign(claimsOf(target.people.ADMIN), Buffer.from(pem), { algorithm: 'HS256' }),
  'signed with HS384': () =>
    jwt.sign(claimsOf(target.people.ADMIN), secret, { algorithm: 'HS384' }),
  'signed with another secret': () => jwt.sign(claimsOf(target.people.ADMIN), `${secret}x`),
  'that names its own key': () =>
    jwt.sign(claimsOf(target.people.ADMIN), 'x', {
      header: { alg: 'HS256', kid: '../../../dev/null', jku: 'http://127.0.0.1/keys' },
    }),
  'for another audience': () => jwt.sign({ ...claimsOf(target.people.ADMIN), aud: 'otra' }, secret),
  'of another issuer': () => jwt.sign({ ...claimsOf(target.people.ADMIN), iss: 'otro' }, secret),
  'that ended': () => jwt.sign({ ...claimsOf(target.people.ADMIN), exp: 1 }, secret),
  'that never ends': () => {
    const { exp: _exp, ...claims } = claimsOf(target.people.ADMIN);
    return jwt.sign(claims, secret);
  },
  'whose content was changed': () => {
    const [head, , signature] = target.people.COCINERO.token().split('.') as [
      string,
      string,
      string,
    ];
    return `${head}.${encoded({ ...claimsOf(target.people.COCINERO), rol: 'ADMIN' })}.${signature}`;
  },
  'whose signature was cut': () => target.people.ADMIN.token().slice(0, -4),
  'with the session of somebody else': () =>
    jwt.sign({ ...claimsOf(target.people.COCINERO), sub: String(target.people.ADMIN.id) }, secret),
  'with a session nobody has': () =>
    jwt.sign({ ...claimsOf(target.people.ADMIN), sid: randomUUID() }, secret),
  'that is 4,000 dots': () => '.'.repeat(4_000),
};

describe('a token', () => {
  it.each(Object.entries(forgeries))('%s opens nothing', async (_what, forge) => {
    // A session that was just used by its owner is remembered, and must be no help to anybody else.
    const own = { token: target.people.COCINERO.token() };
    expect((await target.call('GET', '/api/pedidos', own)).status).toBe(200);
    const token = forge();
    const answer = await target.call('GET', '/api/eventos', { token });
    expectClearError(answer);
    expect(answer.status).toBe(401);
    expect(await socketWith(token, 'hola')).toBe(4401);
    expect(await socketWith(token, 'header')).toBe(4401);
  });

  it('that says it is an administrator, of somebody who is none, is what its person is', async () => {
    const token = jwt.sign({ ...claimsOf(target.people.COCINERO), rol: 'ADMIN' }, secret);
    expect((await target.call('GET', '/api/eventos', { token })).status).toBe(403);
    expect((await target.call('GET', '/api/pedidos', { token })).status).toBe(200);
  });

  it('of a program renews no screen, and a screen’s no other person’s', async () => {
    for (const token of [target.stage.serviceToken(), target.people.ADMIN.token()]) {
      const socket = await target.socket();
      socket.send(frame(JSON.stringify({ tipo: 'token', token })));
      expect(await closeCodeOf(socket)).toBe(4403);
    }
  });
});

describe('things of another branch', () => {
  const all: Pick<Route, 'method' | 'path' | 'access'>[] = [
    ...Object.values(routes),
    ...Object.values(fileRoutes),
  ];
  const withId = all.filter(({ path }) =>
    /\/(pedidos|alertas|refills|vouchers|mensajes)\/:id/.test(path),
  );

  it('are not there for people of this one, on any route that names them', async () => {
    const { dataSource } = target.stage;
    const made: Record<string, number> = {};
    for (const [name, insert] of Object.entries({
      pedidos: `INSERT INTO PEDIDOS (SUCURSAL_ID, SUBTIPO) VALUES (2, 'presencial') RETURNING ID`,
      alertas: `INSERT INTO ALERTAS_COCINA (SUCURSAL_ID, MENSAJE) VALUES (2, 'x') RETURNING ID`,
      refills: `INSERT INTO REFILL_SOLICITUDES (INSUMO_ID, CANTIDAD_SOLICITADA, SUCURSAL_ID) VALUES (1, 1, 2) RETURNING ID`,
      vouchers: `INSERT INTO VOUCHERS (SUCURSAL_ID) VALUES (2) RETURNING ID`,
      mensajes: `WITH C AS (INSERT INTO CONVERSACIONES (SUCURSAL_ID, TELEFONO) VALUES (2, '51') RETURNING ID)
        INSERT INTO MENSAJES (CONVERSACION_ID, WAMID, TIPO, FECHA) SELECT ID, 'x', 'texto', now() FROM C RETURNING ID`,
    })) {
      const rows: { id: number }[] = await dataSource.query(insert);
      made[name] = rows[0]!.id;
    }
    const bodies: Record<string, object> = {
      '/api/pedidos/:id/estado': { estado: 'CANCELADO' },
      '/api/pedidos/:id/alertas': { mensaje: 'x', prioridad: 'alta' },
      '/api/vouchers/:id/aprobar': { dinero_verificado: true },
      '/api/vouchers/:id/rechazar': { motivo: 'x' },
      '/api/mensajes/:id/vincular': { pedido_id: 1 },
    };
    let tried = 0;
    for (const { method, path, access } of withId) {
      const kind = path.split('/')[2]!;
      for (const role of ['ATENCION', 'COCINERO'] as const) {
        if (access === 'public' || access === 'session' || !can(role, access)) continue;
        const answer = await target.call(method, path.replace(':id', String(made[kind])), {
          token: target.people[role].token(),
          ...(method === 'GET' ? {} : { body: JSON.stringify(bodies[path] ?? {}) }),
        });
        expectClearError(answer);
        expect(answer.status, `${role} ${method} ${path}`).toBe(404);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(10);
    for (const list of ['pedidos', 'alertas', 'refills', 'vouchers']) {
      const token = target.people.ATENCION.token();
      for (const query of ['', '?sucursal_id=2']) {
        const { status, text } = await target.call('GET', `/api/${list}${query}`, { token });
        if (status === 200) expect(JSON.parse(text)).toMatchObject({ datos: [] });
        else expect(status).toBe(403);
      }
    }
  });
});

describe('a browser’s session', () => {
  async function signIn(headers: Record<string, string> = {}) {
    const answer = await target.call('POST', '/auth/login', {
      body: JSON.stringify({ usuario: 'cocina', password }),
      headers,
    });
    expect(answer.status, answer.text).toBe(200);
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    return { cookie, token: (JSON.parse(answer.text) as { token: string }).token };
  }

  const refresh = (cookie: string, headers: Record<string, string> = {}) =>
    target.call('POST', '/auth/refresh', { headers: { cookie, ...headers } });

  it('is never one that somebody else prepared', async () => {
    const prepared = await signIn();
    const own = await signIn({ cookie: prepared.cookie });
    expect(own.cookie).not.toBe(prepared.cookie);
    expect(jwt.decode(own.token)).not.toMatchObject({
      sid: (jwt.decode(prepared.token) as { sid: string }).sid,
    });
    const invented = `campana_refresh=${randomUUID()}.${'A'.repeat(43)}.${'A'.repeat(43)}`;
    expect((await refresh(invented)).status).toBe(401);
    expect((await refresh(own.cookie)).status).toBe(200);
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1'])(
    'is neither renewed nor ended by a page of %s',
    async (origin) => {
      const { cookie, token } = await signIn();
      for (const path of ['/auth/refresh', '/auth/logout', '/auth/login']) {
        const answer = await target.call('POST', path, { headers: { cookie, origin } });
        expect(answer.status).toBe(403);
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
      expect((await target.call('GET', '/api/pedidos', { token })).status).toBe(200);
      expect((await refresh(cookie)).status).toBe(200);
    },
  );

  it('opens no route by its cookie alone', async () => {
    const { cookie } = await signIn();
    for (const path of ['/api/pedidos', '/api/usuarios', '/broadcast']) {
      const method = path === '/broadcast' ? 'POST' : 'GET';
      const answer = await target.call(method, path, { headers: { cookie } });
      expect(answer.status).toBe(401);
    }
  });

  it('ends, with its sockets, when an old refresh token is used again', async () => {
    const { cookie, token } = await signIn();
    const connection = await openRaw(target.url);
    connection.send(upgradeRequest(target.url));
    connection.send(frame(JSON.stringify({ tipo: 'hola', token })));
    await expect.poll(() => connection.received().includes('bienvenida')).toBe(true);
    expect((await refresh(cookie)).status).toBe(200);
    expect((await refresh(cookie)).status).toBe(401);
    expect(await closeCodeOf(connection)).toBe(4401);
    expect((await target.call('GET', '/api/pedidos', { token })).status).toBe(401);
    connection.end();
  });

  it('and its screen go on while somebody guesses its password, who gets five tries a minute', async () => {
    const { cookie, token } = await signIn();
    const screen = await target.socket();
    const guesses = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        target.call('POST', '/auth/login', {
          body: JSON.stringify({ usuario: 'COCINA ', password: `intento ${n}` }),
        }),
      ),
    );
    const count = (status: number): number =>
      guesses.filter((each) => each.status === status).length;
    expect(count(401)).toBe(5);
    expect(count(429)).toBe(95);
    guesses.forEach(expectClearError);
    expect((await target.call('GET', '/api/pedidos', { token })).status).toBe(200);
    expect((await refresh(cookie)).status).toBe(200);
    screen.send(frame('[]'));
    expect(await closeCodeOf(screen)).toBe(4400);
  });
});
