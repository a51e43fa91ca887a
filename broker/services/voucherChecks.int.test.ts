import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import type { Pago } from '../../shared/api/pagos';
import type { Pedido } from '../../shared/api/pedidos';
import type { Voucher } from '../../shared/api/vouchers';
import type { CheckKind, VoucherCheck } from '../../shared/api/voucherChecks';

let server: TestHttpServer;
let counter: TestCaller;
let stranger: TestCaller;
let phone: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  counter = await server.person('ATENCION');
  stranger = await server.person('ATENCION', 2);
  phone = server.service('telefono');
});
afterAll(() => server.close());

/** A receipt-like picture whose words decide its looks. */
function receipt(words: string, size = 60): Promise<Buffer> {
  const bars = Array.from(words, (letter, index) => {
    const code = letter.charCodeAt(0);
    return `<rect x="${(code * 7) % 300}" y="${40 + index * 48}" width="${60 + (code % 90)}" height="30" fill="#222"/>`;
  });
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="800"><rect width="480" height="800" fill="#fff"/>
        <rect y="0" width="480" height="${size}" fill="#6b2d84"/>${bars.join('')}</svg>`,
    ),
  )
    .png()
    .toBuffer();
}

let made = 0;
async function upload(
  fields: Record<string, string> = {},
  image?: Buffer,
  caller = counter,
): Promise<Voucher> {
  made += 1;
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  const bytes = image ?? (await receipt(`otro recibo ${made * 7919}`));
  data.set('imagen', new Blob([new Uint8Array(bytes)]), 'foto.png');
  const answer = await caller.call<Voucher>('POST', '/api/vouchers', { raw: data });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function order(phoneNumber?: string): Promise<Pedido> {
  const answer = await counter.call<Pedido>('POST', '/api/pedidos', {
    body: {
      subtipo: 'whatsapp',
      ...(phoneNumber === undefined ? {} : { telefono: phoneNumber }),
      items: [{ producto_id: 1, cantidad: 2 }],
    },
  });
  return answer.body;
}

const check = (voucher: Voucher, tipo: CheckKind): VoucherCheck =>
  voucher.verificaciones.find((each) => each.tipo === tipo)!;
const reload = async (id: number) =>
  (await counter.call<Voucher>('GET', `/api/vouchers/${id}`)).body;
const approve = (id: number, caller = counter) =>
  caller.call<Voucher>('POST', `/api/vouchers/${id}/aprobar`, {
    body: { dinero_verificado: true },
  });
const tell = (body: object, caller = phone) => caller.call<Pago>('POST', '/api/pagos', { body });

describe('a reused payment fails its check, which names what it was used for', () => {
  it('by its operation number, however it was typed, in any branch', async () => {
    const pedido = await order();
    const first = await upload({ operacion: 'OP-0777 888', pedido_id: String(pedido.id) });
    const second = await upload({ operacion: 'op0777888' }, undefined, stranger);
    expect(check(second, 'operacion')).toMatchObject({
      resultado: 'falla',
      usos: [{ voucher_id: first.id, pedido_id: pedido.id, estado: 'PENDIENTE' }],
    });
    expect(check(await reload(first.id), 'operacion').resultado).toBe('pasa');
  });

  it('by the very file, and by a copy that was made smaller and saved anew', async () => {
    const image = await receipt('el mismo recibo');
    const first = await upload({ monto: '25' }, image);
    const again = await upload({}, image);
    const small = await sharp(image).resize(330).jpeg({ quality: 55 }).toBuffer();
    const copy = await upload({ monto: '25' }, small);
    const silent = await upload({}, await sharp(small).resize(400).png().toBuffer());
    const other = await upload({}, await receipt('nada que ver aqui'));
    expect(check(first, 'imagen').resultado).toBe('pasa');
    expect(check(again, 'imagen')).toMatchObject({
      ...{ resultado: 'falla', por: 'exacta' },
      usos: [{ voucher_id: first.id }],
    });
    expect(check(copy, 'imagen')).toMatchObject({ resultado: 'falla', por: 'parecida' });
    expect(check(silent, 'imagen')).toMatchObject({ resultado: 'no_se_sabe', por: 'parecida' });
    expect(check(other, 'imagen').resultado).toBe('pasa');
  });

  it('but two receipts that look alike, of numbers that are known and differ, are two payments', async () => {
    const image = await receipt('plantilla de la app');
    const copy = await sharp(image).jpeg({ quality: 60 }).toBuffer();
    await upload({ operacion: '111222' }, image);
    expect(check(await upload({ operacion: '333444' }, copy), 'imagen').resultado).toBe('pasa');
  });

  it('and a voucher that says no operation is not known to be one', async () => {
    expect(check(await upload({ operacion: '--' }), 'operacion').resultado).toBe('no_se_sabe');
    expect(check(await upload(), 'operacion').resultado).toBe('no_se_sabe');
  });
});

describe('amount, date and payer', () => {
  it('are held against the order, and against who paid for this customer before', async () => {
    const before = await order('999111222');
    const first = await upload({
      pedido_id: String(before.id),
      pagador: 'Lucía Ramírez',
      monto: '37',
    });
    expect(check(first, 'pagador').resultado).toBe('no_se_sabe');
    expect((await approve(first.id)).status).toBe(200);

    const pedido = await order('999111222');
    const said = { pedido_id: String(pedido.id), monto: '30', pagador: 'Pedro Torres' };
    const bad = await upload({ ...said, fecha_pago: '2024-01-01T10:00:00-05:00' });
    expect(check(bad, 'monto')).toMatchObject({
      resultado: 'falla',
      hallado: '30.00',
      esperado: '37.00',
    });
    expect(check(bad, 'fecha').resultado).toBe('falla');
    expect(check(bad, 'pagador')).toMatchObject({ resultado: 'falla', esperado: 'Lucía Ramírez' });

    const mended = await counter.call<Voucher>('PATCH', `/api/vouchers/${bad.id}`, {
      body: { monto: 37, pagador: 'LUCIA R.', fecha_pago: new Date().toISOString() },
    });
    expect(mended.status).toBe(200);
    for (const tipo of ['monto', 'fecha', 'pagador'] as const) {
      expect(check(mended.body, tipo).resultado).toBe('pasa');
    }
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'voucher_actualizado',
      voucher_id: bad.id,
    });
  });

  it('are kept as they were when somebody decided, with who it was; then nothing changes them', async () => {
    const voucher = await upload({ operacion: '909090' });
    const decided = (await approve(voucher.id)).body;
    expect(decided.validado_por).toBe(counter.id);
    await upload({ operacion: '909090' });
    expect((await reload(voucher.id)).verificaciones).toEqual(decided.verificaciones);
    const late = await counter.call('PATCH', `/api/vouchers/${voucher.id}`, { body: { monto: 1 } });
    expect(late.status).toBe(409);
    const elsewhere = await stranger.call('PATCH', `/api/vouchers/${voucher.id}`, { body: {} });
    expect(elsewhere.status).toBe(404);
  });

  it('can be linked to an order of the same branch only', async () => {
    const { id } = await upload({}, undefined, stranger);
    const pedido = await order();
    const admin = await server.person('ADMIN');
    const answer = await admin.call('PATCH', `/api/vouchers/${id}`, {
      body: { pedido_id: pedido.id },
    });
    expect(answer).toMatchObject({ status: 422, body: { campo: 'pedido_id' } });
  });
});

describe('a payment a phone told of', () => {
  it('is shown with the voucher that waits for it, and told at once', async () => {
    const waiting = await upload({ operacion: '5550001', monto: '12.5' });
    expect(check(waiting, 'pago').resultado).toBe('no_se_sabe');
    const pago = await tell({ monto: 12.5, operacion: '5550001', referencia: 'a1' });
    expect(pago).toMatchObject({ status: 201, body: { monto: 12.5, voucher_id: null } });
    expect(server.events.at(-1)!.event).toMatchObject({
      ...{ tipo: 'pago_recibido', pago_id: pago.body.id, voucher_id: waiting.id },
    });
    expect(check(await reload(waiting.id), 'pago')).toMatchObject({
      ...{ resultado: 'pasa', por: 'operacion', pago_id: pago.body.id },
    });
  });

  it('changes nothing when it is told again', async () => {
    const first = await tell({ monto: 8, operacion: '5550002', referencia: 'b1' });
    const events = server.events.length;
    const again = await tell({ monto: 8, operacion: '5550002', referencia: 'b1' });
    const byBank = await tell({ monto: 8, operacion: '555-0002' }, server.service('banco'));
    expect([again.body.id, byBank.body.id]).toEqual([first.body.id, first.body.id]);
    expect(server.events).toHaveLength(events);
  });

  it('is found by amount, time and name where nobody knows a number, unless two would fit', async () => {
    const voucher = await upload({
      monto: '61.3',
      pagador: 'Rosa Díaz',
      fecha_pago: new Date().toISOString(),
    });
    await tell({
      texto: 'Yape! ROSA DIAZ te envió un pago por S/ 61.30. El cód. de seguridad es: 123',
    });
    expect(check(await reload(voucher.id), 'pago')).toMatchObject({
      resultado: 'pasa',
      por: 'datos',
    });
    await tell({ monto: 61.3, pagador: 'Rosa D.', referencia: 'c2' });
    expect(check(await reload(voucher.id), 'pago').resultado).toBe('no_se_sabe');
  });

  it('backs one voucher only: of two that are approved at once, one is refused', async () => {
    await tell({ monto: 20, operacion: '5550003' });
    const two = [
      await upload({ operacion: '5550003', monto: '20' }),
      await upload({ operacion: '5550003', monto: '20' }),
    ];
    const answers = await Promise.all(two.map(({ id }) => approve(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = two[answers.findIndex(({ status }) => status === 200)]!;
    const lost = two.find(({ id }) => id !== won.id)!;
    const refusal = answers.find(({ status }) => status === 409)!.body as unknown as {
      mensaje: string;
    };
    expect(refusal.mensaje).toContain(`ya respaldó el comprobante #${won.id}`);
    const third = await upload({ operacion: '5550003', monto: '20' });
    expect(check(third, 'pago')).toMatchObject({
      resultado: 'falla',
      usos: [{ voucher_id: won.id }],
    });
    expect((await reload(lost.id)).estado).toBe('PENDIENTE');
    await expect(
      server.dataSource.query('UPDATE PAGOS SET VOUCHER_ID = $1 WHERE OPERACION = $2', [
        lost.id,
        '5550003',
      ]),
    ).rejects.toThrow(/backs voucher/);
  });

  it('that comes after the approval is that voucher’s all the same', async () => {
    const early = await upload({ operacion: '5550004', monto: '15' });
    await approve(early.id);
    const pago = await tell({ monto: 15, operacion: '5550004' });
    expect(pago.body.voucher_id).toBe(early.id);
    const second = await upload({ operacion: '5550004', monto: '15' });
    expect(check(second, 'pago').resultado).toBe('falla');
    expect((await approve(second.id)).status).toBe(409);
  });

  it('of another amount is no proof', async () => {
    await tell({ monto: 1, operacion: '5550005' });
    const voucher = await upload({ operacion: '5550005', monto: '100' });
    expect(check(voucher, 'pago')).toMatchObject({
      resultado: 'falla',
      hallado: '1.00',
      esperado: '100.00',
    });
  });

  it.each([
    [{}, 'monto'],
    [{ monto: 0 }, 'monto'],
    [{ monto: -3 }, 'monto'],
    [{ monto: 1.005 }, 'monto'],
    [{ texto: 'Hola' }, 'texto'],
    [{ monto: 5, fecha_pago: 'ayer' }, 'fecha_pago'],
    [{ monto: 5, sucursal_id: 99 }, 'sucursal_id'],
  ])('must make sense: %j', async (body, campo) => {
    expect(await tell(body)).toMatchObject({ status: 422, body: { campo } });
  });
});
