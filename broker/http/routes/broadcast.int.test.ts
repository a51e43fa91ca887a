import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../../testing/httpServer';
import { eventTypes } from '../../../shared/protocol/events';

let server: TestHttpServer;
let pos: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  pos = server.service();
});
afterAll(() => server.close());

interface Row {
  id: number;
  tipo: string;
  payload: string;
  usuario_id: number | null;
  sucursal_id: number | null;
}

async function publish(body: object, caller: TestCaller = pos): Promise<Row> {
  const answer = await caller.call<{ id: number }>('POST', '/broadcast', { body });
  expect(answer.status).toBe(202);
  const rows: Row[] = await server.dataSource.query(
    'SELECT ID, TIPO, PAYLOAD, USUARIO_ID, SUCURSAL_ID FROM EVENTOS_REALTIME WHERE ID = $1',
    [answer.body.id],
  );
  return rows[0]!;
}

describe('POST /broadcast', () => {
  it('takes the bodies of the contract as they are written', async () => {
    const voucher = { tipo: 'voucher_nuevo', voucher_id: 999, usuario_id: 1, sucursal_id: 1 };
    const stored = await publish(voucher);
    expect(JSON.parse(stored.payload)).toEqual(voucher);
    // Nobody has number 1 yet: the column stays empty, the payload as sent.
    expect(stored).toMatchObject({ tipo: 'voucher_nuevo', usuario_id: null, sucursal_id: 1 });

    const alert = {
      tipo: 'alerta_cocina',
      alerta_id: 10,
      pedido_id: 50,
      prioridad: 'urgente',
      mensaje: 'Ingrediente agotado',
    };
    expect(JSON.parse((await publish(alert)).payload)).toEqual(alert);
    const rows: object[] = await server.dataSource.query(
      'SELECT ID, PEDIDO_ID, SUCURSAL_ID, MENSAJE, PRIORIDAD, LEIDA FROM ALERTAS_COCINA WHERE ID = 10',
    );
    expect(rows).toEqual([
      {
        id: 10,
        pedido_id: null,
        sucursal_id: null,
        mensaje: 'Ingrediente agotado',
        prioridad: 'urgente',
        leida: false,
      },
    ]);
  });

  it('gives an alert without a number a row and its number, and skips numbers that are taken', async () => {
    await server.dataSource.query(`SELECT setval('alertas_cocina_id_seq', 20)`);
    for (const id of [21, 22, 23]) {
      await publish({ tipo: 'alerta_cocina', alerta_id: id, mensaje: 'x' });
    }
    const { payload } = await publish({ tipo: 'alerta_cocina', mensaje: 'Sin número' });
    const event = JSON.parse(payload) as { alerta_id: number };
    expect(event.alerta_id).toBeGreaterThan(23);
    const rows: object[] = await server.dataSource.query(
      'SELECT MENSAJE FROM ALERTAS_COCINA WHERE ID = $1',
      [event.alerta_id],
    );
    expect(rows).toEqual([{ mensaje: 'Sin número' }]);
  });

  it('keeps extra fields, and numbers larger than any row', async () => {
    const body = {
      tipo: 'pedido_creado',
      pedido_id: 2 ** 40,
      usuario_id: 2 ** 40,
      sucursal_id: 2 ** 40,
      mesa: { numero: 4, sillas: [1, 2] },
    };
    const row = await publish(body);
    expect(JSON.parse(row.payload)).toEqual(body);
    expect(row).toMatchObject({ usuario_id: null, sucursal_id: null });
    await publish({ tipo: 'alerta_cocina', alerta_id: 2 ** 40, mensaje: 'x' });
  });

  it('lists the known types for one that is unknown', async () => {
    for (const body of [{ tipo: 'pizza' }, {}, { tipo: 5 }, [], { tipo: '__proto__' }]) {
      const answer = await pos.call('POST', '/broadcast', { body });
      expect(answer.status).toBe(422);
      if (!Array.isArray(body)) {
        for (const tipo of eventTypes) expect(answer.body.mensaje).toContain(tipo);
      }
    }
  });

  it.each([
    [{ tipo: 'voucher_nuevo' }, 'voucher_id'],
    [{ tipo: 'alerta_cocina', mensaje: '   ' }, 'mensaje'],
    [{ tipo: 'alerta_cocina', mensaje: 'x', prioridad: 'ya' }, 'prioridad'],
    [{ tipo: 'pedido_creado', pedido_id: 1, extra: ['a\0'] }, 'extra.0'],
  ])('%j is 422 and names the field', async (body, campo) => {
    const answer = await pos.call('POST', '/broadcast', { body });
    expect(answer).toMatchObject({ status: 422, body: { campo } });
  });

  it('stores 2000 characters and refuses 2001 with 413, never cutting', async () => {
    const base = JSON.stringify({ tipo: 'pedido_creado', pedido_id: 1, nota: '' }).length;
    const ofLength = (chars: number) => ({
      tipo: 'pedido_creado',
      pedido_id: 1,
      nota: 'ñ'.repeat(chars - base),
    });
    const { payload } = await publish(ofLength(2_000));
    expect(payload).toHaveLength(2_000);
    const answer = await pos.call('POST', '/broadcast', { body: ofLength(2_001) });
    expect(answer).toMatchObject({ status: 413, body: { error: 'evento_muy_grande' } });
  });
});

describe('people who publish', () => {
  it('may publish what their role emits, in their own branch, which is filled in', async () => {
    const counter = await server.person('ATENCION');
    const row = await publish({ tipo: 'voucher_nuevo', voucher_id: 1 }, counter);
    expect(row.sucursal_id).toBe(1);
    expect(JSON.parse(row.payload)).toEqual({
      tipo: 'voucher_nuevo',
      voucher_id: 1,
      sucursal_id: 1,
    });
    const cook = await server.person('COCINERO', 2);
    const read = await publish({ tipo: 'alerta_leida', alerta_id: 10, sucursal_id: 2 }, cook);
    expect(read.sucursal_id).toBe(2);
  });

  it.each([
    ['ATENCION', { tipo: 'refill_atendido', refill_id: 1 }],
    ['ATENCION', { tipo: 'alerta_escalada', alerta_id: 1 }],
    ['COCINERO', { tipo: 'voucher_nuevo', voucher_id: 1 }],
    ['COCINERO', { tipo: 'pedido_aprobado', pedido_id: 1 }],
    ['ATENCION', { tipo: 'voucher_nuevo', voucher_id: 1, sucursal_id: 2 }],
    ['ATENCION', { tipo: 'voucher_nuevo', voucher_id: 1, sucursal_id: 77 }],
  ] as const)('%s may not publish %j', async (role, body) => {
    const person = await server.person(role);
    const before = server.events.length;
    expect((await person.call('POST', '/broadcast', { body })).status).toBe(403);
    expect(server.events).toHaveLength(before);
  });

  it('who see all may publish anything anywhere', async () => {
    const admin = await server.person('ADMIN');
    await publish({ tipo: 'alerta_escalada', alerta_id: 1, sucursal_id: 2 }, admin);
  });
});

describe('the rate limit', () => {
  it('is per caller: twice the rate at once, then 429 with the seconds to wait', async () => {
    const limited = await startHttpServer({ broadcastRate: 5 });
    try {
      const fast = limited.service('fast');
      const body = { tipo: 'pedido_creado', pedido_id: 1 };
      const send = (caller: TestCaller) => caller.call('POST', '/broadcast', { body });
      const answers = await Promise.all(Array.from({ length: 40 }, () => send(fast)));
      const refused = answers.filter((answer) => answer.status === 429);
      expect(answers.filter((answer) => answer.status === 202).length).toBeGreaterThanOrEqual(10);
      expect(refused.length).toBeGreaterThan(0);
      expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect((await send(limited.service('slow'))).status).toBe(202);
      limited.clock.advance(1_000);
      expect((await send(fast)).status).toBe(202);
    } finally {
      await limited.close();
    }
  });
});
