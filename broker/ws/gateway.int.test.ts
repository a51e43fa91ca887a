import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { UpgradeRefusedError, type WsTestClient } from '../../testing/wsClient';

let broker: TestBroker;
beforeAll(async () => {
  broker = await startTestBroker();
});
afterAll(() => broker.close());

const pedido = { tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 };

describe('opening', () => {
  it('[O1] closes with 4408 when no hola comes in time', async () => {
    const client = await broker.open();
    expect(await client.closed).toMatchObject({ code: 4408 });
  });

  it('[O1] needs no token in hola after a valid header, and goes live without hola at all', async () => {
    const { token } = await broker.person('COCINERO');
    const headers = { authorization: `Bearer ${token}` };
    const polite = await broker.open({ headers });
    polite.send({ tipo: 'hola' });
    await polite.nextOf('bienvenida');
    const silent = await broker.open({ headers });
    await silent.nextOf('bienvenida');
    const id = await broker.broadcast(pedido);
    expect((await silent.nextOf('pedido_aprobado'))['id']).toBe(id);
  });

  it.each(['', 'nonsense', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'])(
    '[O2] closes with 4401 for the token "%s"',
    async (token) => {
      const client = await broker.open();
      client.send({ tipo: 'hola', token });
      const { code } = await client.closed;
      expect(code).toBe(token === '' ? 4400 : 4401);
      expect(client.all().at(-1)).toMatchObject({ tipo: 'error' });
    },
  );

  it('[O2] closes with 4401 for a hola without token and for any other frame before it', async () => {
    for (const frame of [{ tipo: 'hola' }, { tipo: 'ack', id: 1 }, { tipo: 'token', token: 'x' }]) {
      const client = await broker.open();
      client.send(frame);
      expect(await client.closed).toMatchObject({ code: 4401 });
    }
  });

  it('[O4] refuses a client whose protocol is too old with a sentence, and takes one that says none', async () => {
    const { token } = await broker.person('COCINERO');
    const old = await broker.open();
    old.send({ tipo: 'hola', token, protocolo: 0 });
    expect(await old.closed).toMatchObject({ code: 4403 });
    expect(old.all()).toEqual([expect.objectContaining({ codigo: 'version_antigua' })]);
    for (const protocolo of [{}, { protocolo: 1 }]) {
      const client = await broker.open();
      client.send({ tipo: 'hola', token, ...protocolo });
      await client.nextOf('bienvenida');
    }
  });

  it('[O3] greets with who one is and the newest event', async () => {
    const { id, token } = await broker.person('ATENCION', 2);
    const newest = await broker.broadcast(pedido);
    const client = await broker.open({ token });
    expect(await client.nextOf('bienvenida')).toEqual({
      tipo: 'bienvenida',
      usuario_id: id,
      rol: 'ATENCION',
      sucursal_id: 2,
      ultimo_id: newest,
      latido_ms: 15_000,
    });
  });

  it('[O5] refuses a foreign origin and a foreign host with 403, and takes the desktop app', async () => {
    const foreign = broker.open({ origin: 'https://evil.example' });
    await expect(foreign).rejects.toMatchObject({ status: 403 });
    const rebound = broker.open({ headers: { host: 'evil.example' } });
    await expect(rebound).rejects.toThrow(UpgradeRefusedError);
    const { token } = await broker.person('COCINERO');
    await (await broker.open({ token, origin: 'app://campana' })).nextOf('bienvenida');
    await (await broker.open({ token, origin: broker.url })).nextOf('bienvenida');
  });
});

describe('limits and closing', () => {
  async function welcomed(): Promise<WsTestClient> {
    const client = await broker.open({ token: (await broker.person('COCINERO')).token });
    await client.nextOf('bienvenida');
    return client;
  }

  it('[L1] closes with 1003 for a binary frame', async () => {
    const client = await welcomed();
    client.sendRaw(Buffer.from('{"tipo":"ack","id":1}'));
    expect(await client.closed).toMatchObject({ code: 1003 });
  });

  it('[L1] closes with 1009 for more than 16 KiB, and takes exactly 16 KiB', async () => {
    const client = await welcomed();
    const frame = (bytes: number): string => {
      const text = JSON.stringify({ tipo: 'ack', id: 1, relleno: '' });
      return text.replace('""', `"${'x'.repeat(bytes - text.length)}"`);
    };
    client.sendRaw(frame(16 * 1024));
    await broker.framesUntilMarker(client);
    client.sendRaw(frame(16 * 1024 + 1));
    expect(await client.closed).toMatchObject({ code: 1009 });
  });

  it.each([
    ['what is no JSON', 'no json'],
    ['an array', '[]'],
    ['null', 'null'],
    ['an unknown type', '{"tipo":"otra"}'],
    ['a negative id', '{"tipo":"ack","id":-1}'],
    ['a fraction for an id', '{"tipo":"ack","id":1.5}'],
    ['an id beyond what is exact', `{"tipo":"ack","id":${2 ** 60}}`],
    ['text for an id', '{"tipo":"ack","id":"1"}'],
    ['a second hola', '{"tipo":"hola","token":"x"}'],
    ['8000 open brackets', '['.repeat(8_000)],
    ['a poisoned prototype', '{"__proto__":{"tipo":"ack","id":1}}'],
  ])('[L1] closes with 4400 for %s', async (_what, text) => {
    const client = await welcomed();
    client.sendRaw(text);
    expect(await client.closed).toMatchObject({ code: 4400 });
    expect(client.all().at(-1)?.tipo).toBe('error');
  });

  it('[L2] closes with 4429 past the burst, and not for confirming what it was sent', async () => {
    const client = await welcomed();
    const ids: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      ids.push(await broker.broadcast({ tipo: 'refill_solicitado', sucursal_id: 1, i }));
    }
    await client.next((frame) => frame['id'] === ids.at(-1));
    for (let i = 0; i < 300; i += 1) client.send({ tipo: 'ack', id: 2 ** 50 });
    ids.forEach((id) => client.send({ tipo: 'ack', id }));
    await broker.framesUntilMarker(client);
    for (let i = 0; i < 400; i += 1) client.send({ tipo: 'ack', id: 2 ** 50 });
    expect(await client.closed).toMatchObject({ code: 4429 });
  });
});
