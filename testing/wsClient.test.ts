import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { connect, UpgradeRefusedError, type WsTestClient } from './wsClient';

let server: WebSocketServer;
let url: string;
let client: WsTestClient | undefined;

beforeEach(async () => {
  server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient: ({ origin }: { origin: string }) => origin !== 'http://evil.example',
  });
  await new Promise((resolve) => server.once('listening', resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await client?.close();
  client = undefined;
  await new Promise((resolve) => server.close(resolve));
});

describe('the socket client for tests', () => {
  it('misses nothing that came before the first look, and keeps what was passed over', async () => {
    server.once('connection', (socket) => {
      for (const n of [1, 2, 3]) {
        socket.send(JSON.stringify({ tipo: 'latido', n }));
      }
    });
    client = await connect(url);
    expect((await client.next((frame) => frame['n'] === 3))['n']).toBe(3);
    expect((await client.next())['n']).toBe(1);
    expect((await client.nextOf('latido'))['n']).toBe(2);
    expect(client.all()).toHaveLength(3);
  });

  it('says hola with the token and the last id seen', async () => {
    const hola = new Promise((resolve) => {
      server.once('connection', (socket) => {
        socket.once('message', (data: Buffer) => {
          resolve(JSON.parse(data.toString()));
        });
      });
    });
    client = await connect(url, { token: 'abc', desde: 7 });
    expect(await hola).toEqual({ tipo: 'hola', token: 'abc', desde: 7 });
  });

  it('tells how the socket closed, also to whoever waits for a frame', async () => {
    server.once('connection', (socket) => {
      socket.close(4401, 'expirado');
    });
    client = await connect(url);
    await expect(client.next()).rejects.toThrow('closed with 4401 expirado');
    expect(await client.closed).toEqual({ code: 4401, reason: 'expirado' });
  });

  it('gives up after the time it was given, and tells what came instead', async () => {
    server.once('connection', (socket) => {
      socket.send('{"tipo":"latido"}');
    });
    client = await connect(url);
    await client.next();
    await expect(client.nextOf('alerta_cocina', 20)).rejects.toThrow('"latido"');
  });

  it('rejects with the status of a refused upgrade', async () => {
    const refused = connect(url, { origin: 'http://evil.example' });
    await expect(refused).rejects.toBeInstanceOf(UpgradeRefusedError);
    await expect(refused).rejects.toMatchObject({ status: 401 });
  });
});
