import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBroker, type TestBroker } from '../../testing/broker';
import { UpgradeRefusedError, type Frame, type WsTestClient } from '../../testing/wsClient';

let broker: TestBroker;

beforeAll(async () => {
  broker = await startTestBroker();
});

afterAll(() => broker.close());

const pedido = { tipo: 'pedido_aprobado', pedido_id: 1, sucursal_id: 1 };

function eventIds(frames: readonly Frame[]): unknown[] {
  return frames.filter((frame) => 'id' in frame && frame.tipo !== 'al_dia').map(({ id }) => id);
}

/** Everything up to a marker event, so that a test about what must not come has an end to wait for. */
async function framesUntilMarker(client: WsTestClient): Promise<readonly Frame[]> {
  const id = await broker.broadcast({ tipo: 'alerta_leida', alerta_id: 1 });
  await client.next((frame) => frame['id'] === id);
  return client.all();
}

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
      const frames = await framesUntilMarker(clients[index]!);
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
    expect(eventIds(await framesUntilMarker(client)).slice(0, -1)).toEqual([...missed, ...liveIds]);
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

describe('confirmation', () => {
  async function answersTo(eventId: number): Promise<Record<string, unknown>[]> {
    return broker.dataSource.query(
      'SELECT PANTALLA, USUARIO_ID, MOTIVO FROM ENTREGAS WHERE EVENTO_ID = $1',
      [eventId],
    );
  }

  async function isPending(eventId: number): Promise<boolean> {
    const rows: unknown[] = await broker.dataSource.query(
      'SELECT FROM ENTREGAS_PENDIENTES WHERE EVENTO_ID = $1',
      [eventId],
    );
    return rows.length > 0;
  }

  it('[C1] stores who confirmed an event on which screen, and who could not show it and why', async () => {
    const cook = await broker.person('COCINERO');
    const client = await broker.open();
    client.send({ tipo: 'hola', token: cook.token, pantalla: 'cocina-1' });
    await client.nextOf('bienvenida');
    const shown = await broker.broadcast({ tipo: 'alerta_cocina', mensaje: 'uno', sucursal_id: 1 });
    const broken = await broker.broadcast({
      tipo: 'alerta_cocina',
      mensaje: 'dos',
      sucursal_id: 1,
    });
    await client.next((frame) => frame['id'] === broken);
    client.send({ tipo: 'ack', id: shown });
    client.send({ tipo: 'nack', id: broken, motivo: 'sin espacio' });
    const row = { pantalla: 'cocina-1', usuario_id: cook.id };
    await expect.poll(() => answersTo(shown)).toEqual([{ ...row, motivo: null }]);
    await expect.poll(() => answersTo(broken)).toEqual([{ ...row, motivo: 'sin espacio' }]);
    await expect.poll(() => isPending(shown)).toBe(false);
    expect(await isPending(broken)).toBe(true);
    // What the monitor shows: in the list of screens, and in the way of that event.
    const admin = await broker.person('ADMIN');
    const read = async (path: string): Promise<Record<string, unknown>> => {
      const headers = { authorization: `Bearer ${admin.token}` };
      return (await (await fetch(broker.url + path, { headers })).json()) as Record<
        string,
        unknown
      >;
    };
    const { datos } = (await read('/api/pantallas')) as { datos: Record<string, unknown>[] };
    expect(datos.find(({ id }) => id === 'cocina-1')).toMatchObject({
      ultimo_rechazo: { evento_id: broken, motivo: 'sin espacio' },
    });
    expect(await read(`/api/eventos/${broken}/recorrido`)).toMatchObject({
      pendiente: true,
      confirmaciones: [{ pantalla: 'cocina-1', motivo: 'sin espacio' }],
    });
  });

  it('[C2] takes no confirmation for an answer that only watches, or that was never sent the event', async () => {
    const admin = await broker.person('ADMIN');
    const monitor = await broker.open();
    monitor.send({ tipo: 'hola', token: admin.token, pantalla: 'm', vista: '/monitor' });
    const counter = await broker.open({ token: (await broker.person('ATENCION')).token });
    await monitor.nextOf('bienvenida');
    await counter.nextOf('bienvenida');
    const id = await broker.broadcast({ tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 });
    for (const client of [monitor, counter]) {
      await client.next((frame) => frame['id'] === id);
      client.send({ tipo: 'ack', id });
    }
    const elsewhere = await broker.open({ token: (await broker.person('COCINERO', 2)).token });
    await elsewhere.nextOf('bienvenida');
    elsewhere.send({ tipo: 'ack', id });
    await expect.poll(async () => (await answersTo(id)).length).toBe(2);
    expect(await isPending(id)).toBe(true);
  });

  it('[O4] takes the confirmation of an admin who went from the monitor to the kitchen for an answer', async () => {
    const admin = await broker.person('ADMIN');
    const screen = await broker.open();
    screen.send({ tipo: 'hola', token: admin.token, pantalla: 'a', vista: '/monitor' });
    await screen.nextOf('bienvenida');
    screen.send({ tipo: 'vista', vista: '/cocina' });
    const id = await broker.broadcast({ tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 });
    await screen.next((frame) => frame['id'] === id);
    screen.send({ tipo: 'ack', id });
    await expect.poll(() => isPending(id)).toBe(false);
  });

  it('[O4] closes with 4401 when a screen says what it shows before it says who it is', async () => {
    const client = await broker.open();
    client.send({ tipo: 'vista', vista: '/cocina' });
    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  it('[C3] sends again what nobody confirmed, also to a screen that came later, until one confirms', async () => {
    const id = await broker.broadcast({ tipo: 'refill_solicitado', refill_id: 5, sucursal_id: 1 });
    const late = await broker.open({ token: (await broker.person('COCINERO')).token });
    const repeat = await late.next((frame) => frame['id'] === id);
    expect(repeat).toMatchObject({ tipo: 'refill_solicitado', reintento: 1, refill_id: 5 });
    late.send({ tipo: 'ack', id });
    await expect.poll(() => isPending(id)).toBe(false);
  });

  it('[C4] insists on an urgent alert nobody read, then escalates it, each once', async () => {
    await broker.dataSource.query(
      `UPDATE SUCURSALES SET AJUSTES = '{"segundos_insistir": 1, "segundos_escalar": 3}' WHERE ID = 2`,
    );
    const cook = await broker.open({ token: (await broker.person('COCINERO', 2)).token });
    const admin = await broker.open({ token: (await broker.person('SUPERADMIN')).token });
    await admin.nextOf('bienvenida');
    await cook.nextOf('bienvenida');
    const alert = { tipo: 'alerta_cocina', mensaje: 'fuego', prioridad: 'urgente', sucursal_id: 2 };
    const id = await broker.broadcast(alert);
    const first = await cook.next((frame) => frame['id'] === id);
    cook.send({ tipo: 'ack', id });
    await cook.next((frame) => frame['id'] === id && frame['reintento'] === 1);
    const isEscalation = (frame: Frame): boolean =>
      frame.tipo === 'alerta_escalada' && frame['alerta_id'] === first['alerta_id'];
    expect(await admin.next(isEscalation)).toMatchObject({ mensaje: 'fuego' });
    // Two more looks of the watch would have found it again.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(admin.all().filter(isEscalation)).toHaveLength(1);
  });
});

describe('keeping alive', () => {
  it('[K2] goes on past the first token after a renewal, and refuses the token of another person', async () => {
    const cook = await broker.person('COCINERO');
    const other = await broker.person('COCINERO');
    const client = await broker.open({ token: cook.token });
    await client.nextOf('bienvenida');
    client.send({ tipo: 'token', token: cook.token });
    const id = await broker.broadcast(pedido);
    await client.next((frame) => frame['id'] === id);
    client.send({ tipo: 'token', token: other.token });
    expect(await client.closed).toMatchObject({ code: 4403 });
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
    await framesUntilMarker(client);
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
    await framesUntilMarker(client);
    for (let i = 0; i < 400; i += 1) client.send({ tipo: 'ack', id: 2 ** 50 });
    expect(await client.closed).toMatchObject({ code: 4429 });
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
