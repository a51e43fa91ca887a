import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Voucher } from '../../shared/api/vouchers';
import type { OutboundMessage } from '../../shared/api/whatsapp/conversaciones';
import {
  catalogOrder,
  eventually,
  outgoing,
  picture,
  startWhatsappStage,
  type WhatsappStage,
} from '../../testing/whatsapp/stage';
import { customerPhone, statusWebhook, textMessage } from '../../testing/whatsapp/webhooks';

let stage: WhatsappStage;
beforeAll(async () => {
  stage = await startWhatsappStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.graph.behave('well'));
afterEach(() => stage.clear());

describe('answers', () => {
  /** An order that came by WhatsApp, and what the customer has been told so far. */
  async function orderByWhatsapp(): Promise<number> {
    stage.graph.sent.length = 0;
    await stage.send(catalogOrder('2'));
    const { pedidos } = await stage.conversation((d) => expect(d.pedidos).toHaveLength(1));
    await eventually(() => expect(stage.graph.sent).toHaveLength(1));
    return pedidos[0]!.id;
  }

  it('tell the customer each step once, in order, with its marks', async () => {
    const id = await orderByWhatsapp();
    const cook = await stage.server.person('COCINERO');
    await stage.staff.call('POST', `/api/pedidos/${id}/aprobar`);
    for (const estado of ['LISTO', 'EN_PREPARACION', 'LISTO']) {
      await cook.call('POST', `/api/pedidos/${id}/estado`, { body: { estado } });
    }
    await stage.staff.call('POST', `/api/pedidos/${id}/estado`, { body: { estado: 'ENTREGADO' } });
    await eventually(() => expect(stage.graph.sent).toHaveLength(4));
    expect(stage.graph.sent.map(({ to }) => to)).toEqual(Array(4).fill(customerPhone));
    expect(stage.graph.sent[0]!.text).toContain(`recibimos su pedido #${id} por S/ 15.80`);
    expect(stage.graph.sent[1]!.text).toContain('unos 30 minutos');
    expect(stage.graph.sent[3]!.text).toContain('fue entregado');

    await stage.deliver(statusWebhook(stage.graph.sent[0]!.id, 'read'));
    await stage.deliver(statusWebhook(stage.graph.sent[0]!.id, 'delivered'));
    const detail = await stage.conversation((d) => {
      expect(outgoing(d)[0]).toMatchObject({ motivo: 'recibido', estado: 'LEIDA' });
      expect(outgoing(d)[0]!.fecha_entrega).not.toBeNull();
    });
    expect(outgoing(detail).map(({ motivo }) => motivo)).toEqual([
      'recibido',
      'aprobado',
      'listo',
      'entregado',
    ]);
  });

  it('tell the reason of a rejected voucher, in the language of the conversation', async () => {
    const id = await orderByWhatsapp();
    const { id: conversationId } = await stage.conversation();
    const body = { idioma: 'en' };
    await stage.staff.call('PATCH', `/api/conversaciones/${conversationId}`, { body });
    await stage.sendPicture(await picture(77));
    const voucherId = await eventually(async () => {
      const { body: page } = await stage.staff.call<{ datos: Voucher[] }>(
        'GET',
        '/api/vouchers?limite=1',
      );
      expect(page.datos[0]?.pedido_id).toBe(id);
      return page.datos[0]!.id;
    });
    await stage.staff.call('POST', `/api/vouchers/${voucherId}/rechazar`, {
      body: { motivo: 'El monto no coincide' },
    });
    await eventually(() => expect(stage.graph.sent.at(-1)!.text).toContain('El monto no coincide'));
    expect(stage.graph.sent.at(-1)!.text).toContain('could not accept');
  });

  it('are not sent where the change they tell of was undone', async () => {
    const id = await orderByWhatsapp();
    const cook = await stage.server.person('COCINERO');
    await cook.call('POST', `/api/pedidos/${id}/estado`, { body: { estado: 'LISTO' } });
    await stage.conversation((d) =>
      expect(outgoing(d).map(({ motivo }) => motivo)).toEqual(['recibido']),
    );
  });

  it('after 24 hours use an approved template, and without one become a dead letter', async () => {
    const id = await orderByWhatsapp();
    await stage.server.dataSource.query(
      `UPDATE CONVERSACIONES SET FECHA_ENTRANTE = FECHA_ENTRANTE - interval '25 hours'`,
    );
    const plantillas = { aprobado: 'pedido_aprobado' };
    await stage.admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: { plantillas } });
    await stage.staff.call('POST', `/api/pedidos/${id}/aprobar`);
    await eventually(() => {
      expect(stage.graph.sent.at(-1)!.text).toBe(`[pedido_aprobado es] María Flores, ${id}, 30`);
    });
    const cook = await stage.server.person('COCINERO');
    await cook.call('POST', `/api/pedidos/${id}/estado`, { body: { estado: 'LISTO' } });
    const detail = await stage.conversation((d) => expect(d.envios_fallidos).toBe(1));
    expect(outgoing(detail).at(-1)!.error).toContain('24 horas');
    const free = { body: { texto: 'Hola' } };
    const refused = await stage.staff.call(
      'POST',
      `/api/conversaciones/${detail.id}/respuestas`,
      free,
    );
    expect(refused.status).toBe(409);
    expect(stage.server.events.at(-1)!.event).toMatchObject({ novedad: 'salida_fallida' });
  });

  it('of an order are sent again when a person wants it, after 24 hours only by a template', async () => {
    const id = await orderByWhatsapp();
    const { id: conversationId } = await stage.conversation((d) =>
      expect(d.pedidos).toHaveLength(1),
    );
    const notice = (motivo: string, pedido_id = id) =>
      stage.staff.call('POST', `/api/conversaciones/${conversationId}/avisos`, {
        body: { motivo, pedido_id },
      });
    expect((await notice('recibido')).status).toBe(201);
    expect((await notice('recibido')).status).toBe(201);
    await eventually(() => expect(stage.graph.sent).toHaveLength(3));
    expect((await notice('recibido', id + 999)).status).toBe(404);
    expect((await notice('rechazado')).status).toBe(422);
    await stage.server.dataSource.query(
      `UPDATE CONVERSACIONES SET FECHA_ENTRANTE = FECHA_ENTRANTE - interval '25 hours'`,
    );
    const plantillas = { recibido: 'pedido_recibido', listo: null };
    await stage.admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: { plantillas } });
    expect((await notice('listo')).status).toBe(409);
    expect((await notice('recibido')).status).toBe(201);
    await eventually(() => expect(stage.graph.sent.at(-1)!.text).toContain('[pedido_recibido es]'));
    const none = { body: { plantillas: { recibido: null } } };
    await stage.admin.call('PATCH', '/api/sucursales/1/whatsapp', none);
  });

  it('wait while Meta is away, and go out when it is back', async () => {
    await stage.send([textMessage('hola')]);
    const { id } = await stage.conversation();
    stage.graph.sent.length = 0;
    stage.graph.behave(500);
    const body = { texto: 'Ya lo vemos' };
    expect(
      (await stage.staff.call('POST', `/api/conversaciones/${id}/respuestas`, { body })).status,
    ).toBe(201);
    await stage.conversation((d) => expect(outgoing(d)[0]!.error).toContain('500'));
    expect(outgoing(await stage.conversation())[0]!.estado).toBe('PENDIENTE');
    stage.graph.behave('well');
    await stage.server.dataSource.query(
      `UPDATE WHATSAPP_SALIDAS SET PROXIMO = now() AT TIME ZONE 'UTC'`,
    );
    await stage.conversation((d) => expect(outgoing(d)[0]!.estado).toBe('ENVIADA'));
    expect(stage.graph.sent).toHaveLength(1);
  });

  it('to one customer that Meta is slow to take hold up none to another', async () => {
    const other = '51900333444';
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    stage.graph.hold = (about) => (about === customerPhone ? held : undefined);
    stage.graph.sent.length = 0;
    const before = stage.graph.requests;
    await stage.send(catalogOrder('2'));
    await eventually(() => expect(stage.graph.requests).toBe(before + 1));
    await stage.send(catalogOrder('2').map((message) => ({ ...message, from: other })));
    await eventually(() => expect(stage.graph.sent.map(({ to }) => to)).toEqual([other]));
    letGo();
    stage.graph.hold = null;
    await eventually(() => expect(stage.graph.sent).toHaveLength(2));
  });

  it('that cannot be sent are listed, and can be sent again or dismissed', async () => {
    await stage.send([textMessage('hola')]);
    const { id } = await stage.conversation();
    stage.graph.behave(401);
    await stage.staff.call('POST', `/api/conversaciones/${id}/respuestas`, {
      body: { texto: 'a' },
    });
    await stage.conversation((d) => expect(d.envios_fallidos).toBe(1));
    const list = await stage.staff.call<{ datos: OutboundMessage[] }>(
      'GET',
      '/api/salidas?estado=fallida',
    );
    expect(list.body.datos[0]!.error).toContain('CAMPANA_WHATSAPP_TOKEN');
    stage.graph.behave('well');
    const path = `/api/salidas/${list.body.datos[0]!.id}`;
    expect((await stage.staff.call('POST', `${path}/reintentar`)).status).toBe(200);
    await stage.conversation((d) => expect(outgoing(d)[0]!.estado).toBe('ENVIADA'));
    expect((await stage.staff.call('POST', `${path}/descartar`)).status).toBe(409);
  });

  it('that Meta took and could not deliver are listed once; told again, it undoes no second try', async () => {
    await stage.send([textMessage('hola')]);
    const { id } = await stage.conversation();
    await stage.staff.call('POST', `/api/conversaciones/${id}/respuestas`, {
      body: { texto: 'a' },
    });
    const first = outgoing(
      await stage.conversation((d) => expect(outgoing(d)[0]!.estado).toBe('ENVIADA')),
    )[0]!;
    const wamid = stage.graph.sent.at(-1)!.id;
    const news = statusWebhook(wamid, 'failed', {
      errors: [{ code: 131026, title: 'Message undeliverable' }],
    });
    await stage.deliver(statusWebhook(wamid, 'sent'));
    await stage.deliver(news);
    await stage.deliver(news);
    await stage.conversation((d) => expect(d.envios_fallidos).toBe(1));
    await eventually(async () => expect(await stage.stored()).toEqual([{ n: 0 }]));
    const list = await stage.staff.call<{ datos: OutboundMessage[] }>(
      'GET',
      '/api/salidas?estado=fallida',
    );
    expect(list.body.datos[0]).toMatchObject({
      id: first.id,
      error: '131026: Message undeliverable',
    });
    const told = () =>
      stage.server.events.filter(({ event }) => event['novedad' as never] === 'salida_fallida');
    const before = told().length;
    stage.graph.behave(500);
    await stage.staff.call('POST', `/api/salidas/${first.id}/reintentar`);
    await stage.deliver(news);
    await eventually(async () => expect(await stage.stored()).toEqual([{ n: 0 }]));
    expect(outgoing(await stage.conversation())[0]!.estado).toBe('PENDIENTE');
    expect(told()).toHaveLength(before);
  });

  it('are all off with the switch of the branch', async () => {
    await stage.admin.call('PATCH', '/api/sucursales/1/whatsapp', {
      body: { envio_activo: false },
    });
    stage.graph.sent.length = 0;
    await stage.send(catalogOrder('2'));
    const { id, pedidos } = await stage.conversation((d) => expect(d.pedidos).toHaveLength(1));
    await stage.staff.call('POST', `/api/pedidos/${pedidos[0]!.id}/aprobar`);
    const body = { texto: 'Hola' };
    expect(
      (await stage.staff.call('POST', `/api/conversaciones/${id}/respuestas`, { body })).status,
    ).toBe(409);
    expect(outgoing(await stage.conversation())).toEqual([]);
    expect(stage.graph.sent).toEqual([]);
    await stage.admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: { envio_activo: true } });
  });
});
