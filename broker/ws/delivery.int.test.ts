import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { eventIds } from '../../testing/wsClient';

let broker: TestBroker;
beforeAll(async () => {
  broker = await startTestBroker();
});
afterAll(() => broker.close());

const pedido = { tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 };

describe('delivery', () => {
  it('[D1] reaches the roles and branches of the contract, and nobody else', async () => {
    const events = [
      { tipo: 'voucher_nuevo', voucher_id: 1, sucursal_id: 1 },
      { tipo: 'pedido_creado', pedido_id: 1, sucursal_id: 1 },
      { tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 },
      { tipo: 'alerta_cocina', mensaje: 'a', sucursal_id: 2 },
      { tipo: 'refill_solicitado', refill_id: 1 },
    ];
    const expected = [
      { role: 'ATENCION', branch: 1, sees: [0, 1, 2, 4] },
      { role: 'ATENCION', branch: 2, sees: [3, 4] },
      { role: 'COCINERO', branch: 1, sees: [2, 4] },
      { role: 'COCINERO', branch: 2, sees: [3, 4] },
      { role: 'ADMIN', branch: 1, sees: [0, 1, 2, 3, 4] },
      { role: 'SUPERADMIN', branch: null, sees: [0, 1, 2, 3, 4] },
    ] as const;
    const clients = await Promise.all(
      expected.map(async ({ role, branch }) => {
        const { token } = await broker.person(role, branch);
        const client = await broker.open({ token });
        await client.nextOf('bienvenida');
        return client;
      }),
    );
    const ids: number[] = [];
    for (const event of events) ids.push(await broker.broadcast(event));
    for (const [index, { sees }] of expected.entries()) {
      const frames = await broker.framesUntilMarker(clients[index]!);
      const seen = eventIds(frames).filter((id) => ids.includes(id as number));
      expect(seen, JSON.stringify(expected[index])).toEqual(sees.map((n) => ids[n]));
    }
  });

  it('[D1] sends nothing to a program, though it may connect', async () => {
    const client = await broker.open({ token: broker.serviceToken() });
    await client.nextOf('bienvenida');
    await broker.broadcast(pedido);
    const { token } = await broker.person('ADMIN');
    const admin = await broker.open({ token, desde: 0 });
    await admin.nextOf('al_dia');
    expect(eventIds(client.all())).toEqual([]);
  });

  it('relays the payload as broadcast, extras included, plus id and fecha', async () => {
    const { token } = await broker.person('ADMIN');
    const client = await broker.open({ token });
    await client.nextOf('bienvenida');
    const body = {
      tipo: 'voucher_nuevo',
      voucher_id: 999,
      usuario_id: 1,
      sucursal_id: 1,
      mesa: [4],
    };
    const id = await broker.broadcast(body);
    const frame = await client.nextOf('voucher_nuevo');
    const { fecha, ...rest } = frame;
    expect(rest).toEqual({ ...body, id });
    expect(fecha).toMatch(/^\d{4}-.*\.\d{3}Z$/);
  });

  it('[D3] replays what was missed in order, says so, and goes live without gap or repeat', async () => {
    const { token } = await broker.person('COCINERO');
    const from = await broker.broadcast(pedido);
    const missed: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      missed.push(await broker.broadcast(pedido));
      await broker.broadcast({ ...pedido, sucursal_id: 2 });
    }
    const live: Promise<number>[] = [];
    const client = await broker.open({ token, desde: from });
    for (let i = 0; i < 20; i += 1) live.push(broker.broadcast(pedido));
    const liveIds = (await Promise.all(live)).sort((a, b) => a - b);
    await client.nextOf('al_dia');
    expect(eventIds(await broker.framesUntilMarker(client)).slice(0, -1)).toEqual([
      ...missed,
      ...liveIds,
    ]);
  });

  it('[D3] resumes from nothing at all', async () => {
    const { token } = await broker.person('ADMIN');
    const client = await broker.open({ token, desde: 0 });
    const { id } = await client.nextOf('al_dia');
    const seen = eventIds(client.all());
    expect(seen.at(-1)).toBe(id);
    expect(seen).toEqual([...seen].sort((a, b) => Number(a) - Number(b)));
  });

  it('[D4] answers reinicio for a number from the future, and is live after it', async () => {
    const { token } = await broker.person('COCINERO');
    const client = await broker.open({ token, desde: 2 ** 40 });
    await client.nextOf('reinicio');
    const id = await broker.broadcast(pedido);
    expect((await client.nextOf('pedido_aprobado'))['id']).toBe(id);
  });

  it('[D6] delivers nothing after the token ended, and closes with 4401', async () => {
    const { token } = await broker.person('COCINERO');
    const client = await broker.open({ token });
    await client.nextOf('bienvenida');
    broker.clock.advance(15 * 60_000);
    try {
      await broker.broadcast(pedido);
      expect(await client.closed).toMatchObject({ code: 4401 });
      expect(eventIds(client.all())).toEqual([]);
    } finally {
      broker.clock.advance(-15 * 60_000);
    }
  });

  it.each([
    ['ACTIVO = false', 'a person who was deactivated'],
    [`ROL = 'ATENCION'`, 'a person whose role changed'],
    ['SUCURSAL_ID = 2', 'a person whose branch changed'],
  ])('[D6] closes with 4401 within seconds for %s (%s), by whoever it was done', async (change) => {
    const { id, token } = await broker.person('COCINERO');
    const client = await broker.open({ token });
    await client.nextOf('bienvenida');
    await broker.dataSource.query(`UPDATE USUARIOS SET ${change} WHERE ID = $1`, [id]);
    expect(await client.closed).toMatchObject({ code: 4401 });
  });
});

describe('two brokers on one database', () => {
  it('reach the screens of each other, in the same order', async () => {
    const second = await startTestBroker({
      database: { url: broker.databaseUrl, drop: () => Promise.resolve() },
    });
    try {
      const here = await broker.open({ token: (await broker.person('COCINERO')).token });
      const there = await second.open({ token: (await second.person('COCINERO')).token });
      await here.nextOf('bienvenida');
      await there.nextOf('bienvenida');
      const ids = await Promise.all(
        Array.from({ length: 30 }, (_, i) => (i % 2 ? broker : second).broadcast(pedido)),
      );
      const last = Math.max(...ids);
      for (const client of [here, there]) {
        await client.next((frame) => frame['id'] === last);
        const seen = eventIds(client.all()).filter((id) => ids.includes(id as number));
        expect(seen).toEqual([...ids].sort((a, b) => a - b));
      }
    } finally {
      await second.close();
    }
  });

  it('[L3] close every socket with 1001 when they stop', async () => {
    const second = await startTestBroker({
      database: { url: broker.databaseUrl, drop: () => Promise.resolve() },
    });
    const client = await second.open({ token: (await second.person('COCINERO')).token });
    await client.nextOf('bienvenida');
    const { closed } = client;
    const stopping = second.close();
    expect(await closed).toMatchObject({ code: 1001 });
    await stopping;
  });
});
