import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from '../../testing/pdf';
import type { Route } from '../../shared/api/route';
import { fileRoutes, routes, type FileRoute } from '../../shared/api/routes';
import { sendRaw, upgradeRequest } from './rawSocket';
import { startTarget, type Target } from './target';

let target: Target;
let token: string;
beforeAll(async () => {
  target = await startTarget();
  token = target.people.SUPERADMIN.token();
});
afterAll(async () => {
  await target.expectUnharmed();
  await target.close();
});

/** What every answer says to a browser, whatever it answers. */
function expectGuarded(headers: Headers, what: string): void {
  expect(headers.get('x-content-type-options'), what).toBe('nosniff');
  expect(headers.get('x-frame-options'), what).toBe('DENY');
  expect(headers.get('referrer-policy'), what).toBe('no-referrer');
  expect(headers.get('cross-origin-opener-policy'), what).toBe('same-origin');
  expect(headers.get('cross-origin-resource-policy'), what).toBe('same-origin');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy, what).toContain("default-src 'none'");
  expect(policy, what).toContain("frame-ancestors 'none'");
  expect(policy, what).not.toContain('unsafe');
  expect(headers.get('server'), what).toBeNull();
  expect(headers.get('x-powered-by'), what).toBeNull();
}

/** Stores a file as a voucher's and as a message's; answers their numbers. */
async function storeFile(
  type: 'image/jpeg' | 'application/pdf',
  counter: { token: string },
): Promise<Record<string, number>> {
  const create = { width: 8, height: 8, channels: 3, background: '#123' } as const;
  const isPdf = type === 'application/pdf';
  const bytes = isPdf ? pdfOf('BT (Pago) Tj ET') : await sharp({ create }).png().toBuffer();
  const form = new FormData();
  form.append('imagen', new Blob([new Uint8Array(bytes)]), 'a');
  const stored = await target.call('POST', '/api/vouchers', { ...counter, body: form });
  const { id: voucher } = JSON.parse(stored.text) as { id: number };
  const [message]: { id: number }[] = await target.stage.dataSource.query(
    `WITH C AS (INSERT INTO CONVERSACIONES (SUCURSAL_ID, TELEFONO) VALUES (1, $2) RETURNING ID)
      INSERT INTO MENSAJES (CONVERSACION_ID, WAMID, TIPO, FECHA, MEDIA_ESTADO, MEDIA_TIPO, MEDIA_DIRECCION)
      SELECT C.ID, $2, 'documento', now(), 'LISTA', V.IMAGEN_TIPO, V.IMAGEN FROM C, VOUCHERS V
      WHERE V.ID = $1 RETURNING ID`,
    [voucher, type],
  );
  return { voucher, mensaje: message!.id };
}

/** The headers of an answer as it came. */
function headersIn(answer: string): Headers {
  const [, ...lines] = answer.split('\r\n\r\n')[0]!.split('\r\n');
  return new Headers(lines.map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]));
}

describe('every answer', () => {
  it('of any route, to somebody and to nobody, is guarded, and nobody else keeps it', async () => {
    const all: Pick<Route, 'method' | 'path'>[] = [
      ...Object.values(routes),
      ...Object.values(fileRoutes),
    ];
    for (const { method, path } of all) {
      for (const who of [{}, { token }]) {
        // Signing out works without a body, and would end what the next routes need.
        if (path === '/auth/logout' && 'token' in who) continue;
        const url = path.replace(/:\w+/g, '1');
        const answer = await target.call(method, url, {
          ...who,
          ...(method === 'GET' ? {} : { body: '{}' }),
        });
        expectGuarded(answer.headers, `${method} ${path}`);
        expect(answer.headers.get('cache-control'), `${method} ${path}`).toBe('no-store');
      }
    }
  });

  it('that is the page, a file, or about what is not there, is guarded', async () => {
    for (const path of ['/', '/index.html', '/nada', '/assets/nada.js', '/openapi.json']) {
      expectGuarded((await target.call('GET', path)).headers, path);
    }
    expectGuarded((await target.call('DELETE', '/api/pedidos')).headers, 'a wrong method');
  });

  it('to what is no request, or may not become a socket, is guarded', async () => {
    const foreign = upgradeRequest(target.url, { headers: ['Origin: https://evil.example'] });
    for (const request of ['hola\r\n\r\n', foreign, upgradeRequest(target.url, { path: '/no' })]) {
      const headers = headersIn(await sendRaw(target.url, request));
      expectGuarded(headers, request.slice(0, 30));
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each(['image/jpeg', 'application/pdf'] as const)(
    'with a file (%s) is kept by no browser, which runs nothing of it: whoever sits down next has no right to it',
    async (type) => {
      const counter = { token: target.people.ATENCION.token() };
      const id = await storeFile(type, counter);
      for (const { path, types, saveAs } of Object.values<FileRoute>(fileRoutes)) {
        if (!types.includes(type)) continue;
        const file = await target.call('GET', path.replace(':id', String(id[saveAs])), counter);
        expect(file.status, path).toBe(200);
        expect(file.headers.get('content-type'), path).toBe(type);
        expect(file.headers.get('cache-control'), path).toBe('no-store');
        expect(file.headers.get('content-security-policy'), path).toMatch(/^sandbox;/);
        expect(file.headers.get('content-disposition'), path).toMatch(
          type === 'application/pdf' ? /^attachment; filename="\w+-\d+\.pdf"$/ : /^inline$/,
        );
        expectGuarded(file.headers, path);
      }
    },
  );
});

describe('the cookie of a session', () => {
  it('is for the sign-in routes of this site alone, and out of reach of scripts', async () => {
    const name = `persona-${randomUUID().slice(0, 8)}`;
    await target.stage.dataSource.query(
      `INSERT INTO USUARIOS (USUARIO, NOMBRE, CLAVE, ROL, SUCURSAL_ID) VALUES ($1, 'X', $2, 'COCINERO', 1)`,
      [name, await hash('una clave larga')],
    );
    const answer = await target.call('POST', '/auth/login', {
      body: JSON.stringify({ usuario: name, password: 'una clave larga' }),
    });
    expect(answer.status).toBe(200);
    const [cookie, ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).toMatch(/; Path=\/auth(;|$)/);
    expect(cookie).not.toMatch(/Domain=/i);
    expect(answer.text).not.toContain('refresh_token');
  });
});
