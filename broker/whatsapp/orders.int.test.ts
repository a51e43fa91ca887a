import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Pedido } from '../../shared/api/pedidos';
import type { Voucher } from '../../shared/api/vouchers';
import type { Borrador } from '../../shared/api/whatsapp/borradores';
import type { ConversacionDetail } from '../../shared/api/whatsapp/conversaciones';
import { pdfOf } from '../../testing/pdf';
import {
  catalogOrder,
  eventually,
  incoming,
  picture,
  startWhatsappStage,
  type WhatsappStage,
} from '../../testing/whatsapp/stage';
import { customerPhone, textMessage } from '../../testing/whatsapp/webhooks';

let stage: WhatsappStage;
beforeAll(async () => {
  stage = await startWhatsappStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.graph.behave('well'));
afterEach(() => stage.clear());

describe('from messages to an order', () => {
  it('reads a draft from several messages, and a person makes it an order', async () => {
    await stage.send([textMessage('hola'), textMessage('2 papas grandes')]);
    await stage.send([textMessage('y una chicha, y 3 ceviches')]);
    const detail = await stage.conversation((d) => expect(d.borradores[0]?.lineas).toHaveLength(2));
    expect(detail.borradores).toHaveLength(1);
    const [draft] = detail.borradores;
    expect(draft).toMatchObject({ total: 20.8, sin_reconocer: ['3 ceviches'], estado: 'ABIERTO' });
    expect(draft!.lineas[0]).toMatchObject({ producto: 'Papas', cantidad: 2, nota: 'grandes' });

    const items = draft!.lineas.map(({ producto_id, cantidad }) => ({ producto_id, cantidad }));
    const path = `/api/borradores/${draft!.id}/confirmar`;
    const confirmed = await stage.staff.call<Pedido>('POST', path, { body: { items } });
    expect(confirmed.status).toBe(201);
    expect(confirmed.body).toMatchObject({
      subtipo: 'whatsapp',
      cliente: 'María Flores',
      telefono: customerPhone,
      total: 20.8,
      estado: 'PENDIENTE',
    });
    expect(stage.server.events.at(-2)!.event).toMatchObject({
      tipo: 'pedido_creado',
      subtipo: 'whatsapp',
      pedido_id: confirmed.body.id,
    });
    expect((await stage.staff.call('POST', path, { body: { items } })).status).toBe(409);
  });

  it('keeps the drafts of different customers and of different hours apart, taken in together', async () => {
    const at = (minutesAgo: number) => String(Math.floor(Date.now() / 1000) - minutesAgo * 60);
    const other = '51900111222';
    await stage.send([
      textMessage('y una chicha', { timestamp: at(1) }),
      textMessage('2 papas', { timestamp: at(2) }),
      textMessage('una hamburguesa', { from: other, timestamp: at(2) }),
      textMessage('3 papas', { timestamp: at(40) }),
    ]);
    const drafts = await eventually(async () => {
      const list = await stage.staff.call<{ datos: Borrador[] }>('GET', '/api/borradores');
      expect(list.body.datos.filter(({ estado }) => estado === 'ABIERTO')).toHaveLength(3);
      return list.body.datos.filter(({ estado }) => estado === 'ABIERTO');
    });
    expect(drafts.map(({ telefono, texto }) => [telefono, texto]).sort()).toEqual([
      [other, 'una hamburguesa'],
      [customerPhone, '2 papas\ny una chicha'],
      [customerPhone, '3 papas'],
    ]);
  });

  it('confirms no draft that says more by now than the person saw', async () => {
    await stage.send([textMessage('2 papas')]);
    const seen = (await stage.conversation((d) => expect(d.borradores).toHaveLength(1)))
      .borradores[0]!;
    await stage.send([textMessage('y sin sal, por favor')]);
    const now = (
      await stage.conversation((d) => expect(d.borradores[0]!.texto).toContain('sin sal'))
    ).borradores[0]!;
    const confirm = (visto?: string) =>
      stage.staff.call('POST', `/api/borradores/${seen.id}/confirmar`, {
        body: { items: [{ producto_id: 2, cantidad: 2 }], visto },
      });
    const refused = await confirm(seen.fecha_actualizacion);
    expect([refused.status, refused.body.mensaje]).toEqual([
      409,
      'El cliente escribió algo más desde que usted abrió este borrador; léalo antes de confirmar.',
    ]);
    expect((await confirm(now.fecha_actualizacion)).status).toBe(201);
  });

  it('makes an order of the catalogue at once, at the prices shown, and adds a second one to it', async () => {
    await stage.send(catalogOrder('2', 2, 7.5));
    await stage.send(catalogOrder('XYZ', 1, 30));
    const detail = await stage.conversation((d) => expect(d.pedidos[0]?.total).toBe(45));
    expect(detail.pedidos).toHaveLength(1);
    const { body } = await stage.staff.call<Pedido>('GET', `/api/pedidos/${detail.pedidos[0]!.id}`);
    expect(
      body.items.map(({ producto, cantidad, precio }) => [producto, cantidad, precio]),
    ).toEqual([
      ['Papas', 2, 7.5],
      ['Producto XYZ del catálogo', 1, 30],
    ]);
  });

  it('makes a picture the voucher of its order', async () => {
    await stage.send(catalogOrder('2'));
    const { pedidos } = await stage.conversation((d) => expect(d.pedidos).toHaveLength(1));
    await stage.sendPicture(await picture());
    const detail = await stage.conversation((d) =>
      expect(incoming(d)[1]?.media?.voucher_id).toBeTruthy(),
    );
    const id = incoming(detail)[1]!.media!.voucher_id!;
    const voucher = await stage.staff.call<Voucher>('GET', `/api/vouchers/${id}`);
    expect(voucher.body).toMatchObject({ pedido_id: pedidos[0]!.id, subtipo: 'whatsapp' });
    expect(stage.server.events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ tipo: 'voucher_nuevo', voucher_id: id, subtipo: 'whatsapp' }),
    );
  });

  it('makes a PDF the voucher of its order, as the PDF it is', async () => {
    await stage.send(catalogOrder('2'));
    const { pedidos } = await stage.conversation((d) => expect(d.pedidos).toHaveLength(1));
    const id = stage.graph.addMedia(pdfOf('BT /F1 24 Tf (S/ 15.80) Tj ET'), 'application/pdf');
    const document = { id, mime_type: 'application/pdf', filename: 'constancia.pdf' };
    await stage.send([{ type: 'document', document }]);
    const detail = await stage.conversation((d) =>
      expect(incoming(d)[1]?.media?.voucher_id).toBeTruthy(),
    );
    const message = incoming(detail)[1]!;
    expect(message).toMatchObject({
      tipo: 'documento',
      pedido_id: pedidos[0]!.id,
      media: { tipo: 'application/pdf', nombre: 'constancia.pdf', estado: 'LISTA' },
    });
    const file = await stage.staff.call('GET', `/api/mensajes/${message.id}/archivo`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
  });

  it('lets an order be approved while a file of its conversation is made its voucher', async () => {
    await stage.send(catalogOrder('2'));
    const { id, pedidos } = await stage.conversation((d) => expect(d.pedidos).toHaveLength(1));
    const { dataSource } = stage.server;
    const files = dataSource.createQueryRunner();
    await files.startTransaction();
    await files.query('SELECT FROM CONVERSACIONES WHERE ID = $1 FOR UPDATE', [id]);
    const approved = stage.staff.call('POST', `/api/pedidos/${pedidos[0]!.id}/aprobar`);
    await eventually(async () => {
      const waiting: unknown[] = await dataSource.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database()
          AND wait_event_type = 'Lock' AND query LIKE '%WHATSAPP_SALIDAS%'`,
      );
      expect(waiting).toHaveLength(1);
    });
    // What storing a voucher of the order asks of it.
    await files.query('SELECT FROM PEDIDOS WHERE ID = $1 FOR KEY SHARE', [pedidos[0]!.id]);
    await files.commitTransaction();
    await files.release();
    expect((await approved).status).toBe(200);
  });

  it('lets a picture without an order wait, to be linked by hand', async () => {
    await stage.sendPicture(await picture(10));
    const detail = await stage.conversation((d) => expect(d.por_vincular).toBe(1));
    const message = incoming(detail)[0]!;
    const file = await stage.staff.call('GET', `/api/mensajes/${message.id}/archivo`);
    expect(file.headers.get('content-type')).toBe('image/jpeg');
    const order = await stage.staff.call<Pedido>('POST', '/api/pedidos', {
      body: { subtipo: 'whatsapp', items: [{ producto_id: 1, cantidad: 1 }] },
    });
    const elsewhere = await stage.admin.call<Pedido>('POST', '/api/pedidos', {
      body: { sucursal_id: 2, items: [{ producto_id: 1, cantidad: 1 }] },
    });
    const across = await stage.admin.call('POST', `/api/mensajes/${message.id}/vincular`, {
      body: { pedido_id: elsewhere.body.id },
    });
    expect([across.status, across.body.campo]).toEqual([422, 'pedido_id']);
    const link = { body: { pedido_id: order.body.id } };
    const linked = await stage.staff.call<Voucher>(
      'POST',
      `/api/mensajes/${message.id}/vincular`,
      link,
    );
    expect([linked.status, linked.body.pedido_id]).toEqual([201, order.body.id]);
    expect(
      (await stage.staff.call('POST', `/api/mensajes/${message.id}/vincular`, link)).status,
    ).toBe(409);
  });

  it('reads pasted text without any of Meta', async () => {
    const { status, body } = await stage.staff.call<Borrador>('POST', '/api/borradores', {
      body: { texto: 'dos hamburguesas sin cebolla\n1 chicha', cliente: 'Ana' },
    });
    expect(status).toBe(201);
    expect(body.lineas.map(({ producto, nota }) => [producto, nota])).toEqual([
      ['Hamburguesa', 'sin cebolla'],
      ['Chicha', null],
    ]);
    const told = () => stage.server.events.at(-1)!.event;
    expect(told()).toMatchObject({ tipo: 'borrador_actualizado', borrador_id: body.id });
    expect(told()).toMatchObject({ novedad: 'nuevo', sucursal_id: 1 });
    await stage.staff.call('POST', `/api/borradores/${body.id}/descartar`);
    expect(told()).toMatchObject({ borrador_id: body.id, novedad: 'cambio' });
  });
});

describe('files', () => {
  it.each([['a zip named .jpg', Buffer.from('504b0304000000', 'hex'), 'image/jpeg']])(
    '%s is refused with a reason',
    async (_name, bytes, mime) => {
      await stage.sendPicture(bytes, mime);
      const detail = await stage.conversation((d) =>
        expect(incoming(d)[0]?.media?.estado).toBe('RECHAZADA'),
      );
      expect(incoming(detail)[0]!.media!.motivo).toContain('JPEG');
    },
  );

  it('that Meta is slow to send hold up no other', async () => {
    const before = stage.graph.requests;
    const slow = stage.graph.addMedia(await picture(1), 'image/png');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    stage.graph.hold = (about) => (about === slow ? held : undefined);
    await stage.send([{ type: 'image', image: { id: slow } }]);
    await eventually(() => expect(stage.graph.requests).toBe(before + 2));
    await stage.sendPicture(await picture(2));
    const states = (d: ConversacionDetail) => incoming(d).map(({ media }) => media!.estado);
    await stage.conversation((d) => expect(states(d)).toEqual(['PENDIENTE', 'LISTA']));
    letGo();
    stage.graph.hold = null;
    await stage.conversation((d) => expect(states(d)).toEqual(['LISTA', 'LISTA']));
  });

  it('of more than 10 MB is refused without being read to its end', async () => {
    const id = stage.graph.addMedia(Buffer.alloc(11 * 1024 * 1024, 1), 'image/png', {
      claimedSize: 1000,
    });
    await stage.send([{ type: 'image', image: { id, mime_type: 'image/png' } }]);
    const detail = await stage.conversation((d) =>
      expect(incoming(d)[0]?.media?.estado).toBe('RECHAZADA'),
    );
    expect(incoming(detail)[0]!.media!.motivo).toContain('10 MB');
  });

  it.each([401, 429, 500, 'silent', 'garbage'] as const)(
    'come in the end when Meta answers %s first, and it is told why they are not here yet',
    async (mood) => {
      stage.graph.behave(mood);
      await stage.sendPicture(await picture());
      await stage.conversation((d) => expect(incoming(d)[0]?.media?.motivo).toBeTruthy());
      stage.graph.behave('well');
      await stage.server.dataSource.query(
        `UPDATE MENSAJES SET MEDIA_PROXIMO = now() AT TIME ZONE 'UTC'`,
      );
      await stage.conversation((d) => expect(incoming(d)[0]?.media?.estado).toBe('LISTA'));
    },
  );
});
