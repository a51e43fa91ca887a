import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import { pdfOf } from '../../testing/pdf';
import type { Pedido } from '../../shared/api/pedidos';
import type { Voucher } from '../../shared/api/vouchers';

let server: TestHttpServer;
let counter: TestCaller;
let stranger: TestCaller;
beforeAll(async () => {
  server = await startHttpServer();
  counter = await server.person('ATENCION');
  stranger = await server.person('ATENCION', 2);
});
afterAll(() => server.close());

let shade = 0;
/** A picture unlike any before. */
function picture(format: 'png' | 'jpeg' | 'webp' = 'png', side = 40): Promise<Buffer> {
  shade += 1;
  const background = { r: shade % 256, g: Math.floor(shade / 256), b: 120 };
  return sharp({ create: { width: side, height: side * 2, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

function form(
  image: Buffer | null,
  fields: Record<string, string> = {},
  name = 'imagen',
): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  if (image) data.set(name, new Blob([new Uint8Array(image)]), 'foto.png');
  return data;
}

async function upload(
  fields: Record<string, string> = {},
  image?: Buffer,
  caller = counter,
): Promise<Voucher> {
  const raw = form(image ?? (await picture()), fields);
  const answer = await caller.call<Voucher>('POST', '/api/vouchers', { raw });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function files(): Promise<string[]> {
  const all = await readdir(server.uploads, { recursive: true });
  return all.filter((name) => /[0-9a-f]{64}\.(jpg|pdf)$/.test(name));
}

describe('uploading', () => {
  it('keeps what was said of the payment and tells the counter', async () => {
    const order = await counter.call<Pedido>('POST', '/api/pedidos', {
      body: { subtipo: 'whatsapp', cliente: 'Ana', items: [{ producto_id: 1, cantidad: 2 }] },
    });
    const voucher = await upload({
      pedido_id: String(order.body.id),
      monto: '37.00',
      pagador: 'Ana Q.',
      medio: 'Yape',
      operacion: '123 456',
      fecha_pago: '2026-01-01T10:00:00-05:00',
    });
    expect(voucher).toMatchObject({
      estado: 'PENDIENTE',
      subtipo: 'whatsapp',
      sucursal_id: 1,
      monto: 37,
      monto_esperado: 37,
      cliente: 'Ana',
      pagador: 'Ana Q.',
      fecha_pago: '2026-01-01T15:00:00.000Z',
      tiene_imagen: true,
    });
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'voucher_nuevo',
      subtipo: 'whatsapp',
      voucher_id: voucher.id,
      pedido_id: order.body.id,
      monto: 37,
      sucursal_id: 1,
      usuario_nombre: 'Persona 1',
    });
  });

  it.each(['imagen', 'image', 'archivo'])('takes the picture as "%s"', async (name) => {
    const raw = form(await picture('webp'), {}, name);
    expect((await counter.call('POST', '/api/vouchers', { raw })).status).toBe(201);
  });

  it('makes the picture anew: no metadata, upright, 2000 pixels at most, readable by us alone', async () => {
    const before = await files();
    const photo = await sharp({
      create: { width: 3000, height: 1000, channels: 3, background: '#abc' },
    })
      .withExif({ IFD0: { Artist: 'secreto', ImageDescription: 'casa de Ana' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    await upload({}, photo);
    const added = (await files()).filter((name) => !before.includes(name));
    expect(added).toHaveLength(1);
    const path = join(server.uploads, added[0]!);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { width, height, exif, format } = await sharp(await readFile(path)).metadata();
    expect({ width, height, exif, format }).toEqual({
      width: 667,
      height: 2000,
      exif: undefined,
      format: 'jpeg',
    });
  });

  it('does nothing twice for one key, and stores one picture once', async () => {
    const image = await picture();
    const before = await files();
    const answers = await Promise.all(
      [1, 2].map(() =>
        counter.call<Voucher>('POST', '/api/vouchers', { raw: form(image), key: 'foto' }),
      ),
    );
    expect(answers[0]!.body).toEqual(answers[1]!.body);
    expect(await files()).toHaveLength(before.length + 1);
  });

  it.each([
    ['text', Buffer.from('hola')],
    ['nothing', Buffer.alloc(0)],
    ['a drawing that is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1')],
    ['the first bytes of a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ])('refuses %s as a picture', async (_what, bytes) => {
    const answer = await counter.call('POST', '/api/vouchers', { raw: form(bytes) });
    expect(answer).toMatchObject({ status: 422, body: { campo: 'imagen' } });
  });

  it('refuses a picture cut off half way, and one with more pixels than any camera', async () => {
    const whole = await sharp({
      create: { width: 500, height: 500, channels: 3, background: '#123' },
      limitInputPixels: false,
    })
      .jpeg()
      .toBuffer();
    const cut = whole.subarray(0, whole.length / 2);
    const bomb = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#123' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer();
    for (const bytes of [cut, bomb]) {
      const answer = await counter.call('POST', '/api/vouchers', { raw: form(bytes) });
      expect(answer).toMatchObject({ status: 422, body: { campo: 'imagen' } });
    }
  });

  it('refuses a picture over 10 MB with 413', async () => {
    const answer = await counter.call('POST', '/api/vouchers', {
      raw: form(Buffer.alloc(11 * 1024 * 1024, 0xff)),
    });
    expect(answer).toMatchObject({ status: 413, body: { error: 'cuerpo_muy_grande' } });
    expect((await counter.call('GET', '/api/vouchers')).status).toBe(200);
  });

  it.each([
    [{ monto: 'mucho' }, 'monto'],
    [{ monto: '-1' }, 'monto'],
    [{ subtipo: 'otro' }, 'subtipo'],
    [{ pedido_id: '99999' }, 'pedido_id'],
    [{ operacion: 'x\0' }, 'operacion'],
    [{ pagador: 'x'.repeat(121) }, 'pagador'],
    [{ fecha_pago: 'ayer' }, 'fecha_pago'],
  ])('refuses %j, naming the field', async (fields, campo) => {
    const raw = form(await picture(), fields);
    const answer = await counter.call('POST', '/api/vouchers', { raw });
    expect(answer).toMatchObject({ status: 422, body: { campo } });
  });

  it('refuses a form without a picture, a broken form, and a form where JSON belongs', async () => {
    const without = await counter.call('POST', '/api/vouchers', {
      raw: form(null, { monto: '1' }),
    });
    expect(without).toMatchObject({ status: 422, body: { campo: 'imagen' } });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const broken = await counter.call('POST', '/api/vouchers', { raw: '--x\r\nnada', headers });
    expect(broken.status).toBe(400);
    const elsewhere = await counter.call('POST', '/api/refills', { raw: form(null, { a: '1' }) });
    expect(elsewhere.status).toBe(400);
  });

  it('needs a branch from those who see all', async () => {
    const admin = await server.person('ADMIN');
    const nowhere = await admin.call('POST', '/api/vouchers', { raw: form(await picture()) });
    expect(nowhere).toMatchObject({ status: 422, body: { campo: 'sucursal_id' } });
    expect((await upload({ sucursal_id: '2' }, undefined, admin)).sucursal_id).toBe(2);
  });
});

describe('the picture', () => {
  it('is for those who review vouchers, in their branch, and no browser keeps it', async () => {
    const { id } = await upload();
    const answer = await counter.call('GET', `/api/vouchers/${id}/imagen`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const cook = await server.person('COCINERO');
    for (const path of [`/api/vouchers/${id}/imagen`, `/api/vouchers/${id}/miniatura`]) {
      expect((await counter.call('GET', path)).headers.get('content-type')).toBe('image/jpeg');
      expect((await stranger.call('GET', path)).status).toBe(404);
      expect((await server.call('GET', path)).status).toBe(401);
      expect((await cook.call('GET', path)).status).toBe(403);
    }
  });

  it('may be a PDF, which is handed out to be kept, never to run', async () => {
    const { id } = await upload({}, pdfOf('BT (Pago) Tj ET'));
    const { headers } = await counter.call('GET', `/api/vouchers/${id}/imagen`);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await counter.call('GET', `/api/vouchers/${id}/miniatura`)).status).toBe(404);
    const answer = await counter.call('POST', '/api/vouchers', {
      raw: form(pdfOf('', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')),
    });
    expect(answer).toMatchObject({ status: 422, body: { campo: 'imagen' } });
    expect(answer.body.mensaje).toContain('trae programas');
  });
});

describe('judging', () => {
  const seen = { body: { dinero_verificado: true } };

  it('approves only with the word that the money was seen', async () => {
    const { id } = await upload();
    const path = `/api/vouchers/${id}/aprobar`;
    for (const body of [
      {},
      { dinero_verificado: false },
      { dinero_verificado: 'true' },
      undefined,
    ]) {
      const answer = await counter.call('POST', path, body === undefined ? {} : { body });
      expect(answer).toMatchObject({ status: 422, body: { campo: 'dinero_verificado' } });
    }
    const approved = await counter.call<Voucher>('POST', path, seen);
    expect(approved).toMatchObject({
      status: 200,
      body: { estado: 'APROBADO', validado_por: counter.id, validado_por_nombre: 'Persona 1' },
    });
    expect(server.events.at(-1)!.event).toMatchObject({
      tipo: 'voucher_aprobado',
      voucher_id: id,
      usuario_nombre: 'Persona 1',
    });
  });

  it('rejects only with a reason, which the event carries', async () => {
    const { id } = await upload();
    const path = `/api/vouchers/${id}/rechazar`;
    for (const body of [{}, { motivo: '  ' }]) {
      const answer = await counter.call('POST', path, { body });
      expect(answer).toMatchObject({ status: 422, body: { campo: 'motivo' } });
    }
    const motivo = 'El monto no coincide';
    const rejected = await counter.call<Voucher>('POST', path, { body: { motivo } });
    expect(rejected.body).toMatchObject({ estado: 'RECHAZADO', motivo });
    expect(server.events.at(-1)!.event).toMatchObject({ tipo: 'voucher_rechazado', motivo });
  });

  it('of two people at once one wins, and the other learns who and what', async () => {
    const { id } = await upload();
    const other = await server.person('ATENCION');
    const before = server.events.length;
    const answers = await Promise.all([
      counter.call('POST', `/api/vouchers/${id}/aprobar`, seen),
      other.call('POST', `/api/vouchers/${id}/rechazar`, { body: { motivo: 'No' } }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.status === 409)!;
    expect(refused.body.mensaje).toMatch(
      new RegExp(
        `^El comprobante #${id} ya fue (aprobado|rechazado) por Persona \\d+ a las \\d\\d:\\d\\d\\.$`,
      ),
    );
    expect(server.events).toHaveLength(before + 1);
  });

  it('of another branch is not there', async () => {
    const { id } = await upload();
    expect((await stranger.call('GET', `/api/vouchers/${id}`)).status).toBe(404);
    expect((await stranger.call('POST', `/api/vouchers/${id}/aprobar`, seen)).status).toBe(404);
    const list = await stranger.call<{ datos: Voucher[] }>('GET', '/api/vouchers?limite=500');
    expect(list.body.datos.every((each) => each.sucursal_id === 2)).toBe(true);
  });
});
