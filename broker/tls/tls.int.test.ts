import { request } from 'node:https';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { readConfig } from '../config';
import { openTls } from './openTls';

let broker: TestBroker;
/** The same server by an address that is not the loopback's own: another computer, as far as it can tell. */
let elsewhere: string;
let ca: string;
beforeAll(async () => {
  broker = await startTestBroker({
    env: { CAMPANA_TLS: 'local', CAMPANA_HOST: '0.0.0.0', CAMPANA_ALLOWED_HOSTS: '127.0.0.2' },
  });
  elsewhere = broker.url.replace('http://127.0.0.1', '127.0.0.2');
  ca = await (await fetch(`http://${elsewhere}/confiar/campana-ca.crt`)).text();
});
afterAll(() => broker.close());

function secureStatus(path: string, trusted: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`https://${elsewhere}${path}`, { ca: trusted }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('a server with a local authority', () => {
  it('speaks TLS and, for its own computer, plain HTTP on one port', async () => {
    expect(await secureStatus('/health', ca)).toBe(200);
    expect((await fetch(`${broker.url}/api/pedidos`)).status).toBe(401);
  });

  it('is not believed by whoever trusts another authority', async () => {
    const folder = await temporaryFolder();
    const other = await openTls({ tls: { kind: 'local' }, allowedHosts: [] }, folder.path);
    await folder.remove();
    await expect(secureStatus('/health', other!.authority!.cert)).rejects.toThrow();
  });

  it('takes no password, token or socket in the clear from elsewhere, and says why', async () => {
    const login = await fetch(`http://${elsewhere}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"usuario":"a","password":"b"}',
    });
    expect(login.status).toBe(403);
    expect(await login.json()).toMatchObject({ error: 'requiere_tls' });
    const socket = new WebSocket(`ws://${elsewhere}/ws`);
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
        response.destroy();
      });
      socket.on('error', () => undefined);
    });
    expect(status).toBe(403);
    const page = await fetch(`http://${elsewhere}/`, { headers: { accept: 'text/html' } });
    expect(page.url).toBe(`http://${elsewhere}/confiar`);
    expect(await page.text()).toContain('Confiar en este servidor');
  });

  it('delivers events over an encrypted socket', async () => {
    const { token } = await broker.person('COCINERO');
    const socket = new WebSocket(`wss://${elsewhere}/ws`, { ca });
    const frames: string[] = [];
    const arrived = new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data: Buffer) => {
        frames.push(data.toString());
        if (data.toString().includes('bienvenida')) void broker.broadcast(alerta);
        if (data.toString().includes('por TLS')) resolve();
      });
    });
    const alerta = { tipo: 'alerta_cocina', sucursal_id: 1, mensaje: 'por TLS' };
    socket.on('open', () => {
      socket.send(JSON.stringify({ tipo: 'hola', token }));
    });
    await arrived;
    socket.close();
  });
});

describe('bad settings', () => {
  it('are refused by name', async () => {
    expect(() => readConfig({ CAMPANA_TLS: 'yes' })).toThrow('CAMPANA_TLS');
    expect(() => readConfig({ CAMPANA_TLS_CERT: '/x' })).toThrow('CAMPANA_TLS_KEY');
    const folder = await temporaryFolder();
    const file = join(folder.path, 'cert.pem');
    await writeFile(file, 'no pem');
    const files = { kind: 'files', cert: file, key: file } as const;
    await expect(openTls({ tls: files, allowedHosts: [] }, folder.path)).rejects.toThrow(
      'CAMPANA_TLS_CERT',
    );
    await rm(file);
    await expect(openTls({ tls: files, allowedHosts: [] }, folder.path)).rejects.toThrow(
      'CAMPANA_TLS_CERT no es válido: no se puede leer',
    );
    await folder.remove();
  });
});
