import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pedido } from '../../shared/api/pedidos';
import type { Voucher } from '../../shared/api/vouchers';
import type { Borrador } from '../../shared/api/whatsapp/borradores';
import type {
  Conversacion,
  ConversacionDetail,
  InboundMessage,
  OutboundMessage,
} from '../../shared/api/whatsapp/conversaciones';
import { startGraphStandIn, type GraphStandIn } from '../../testing/whatsapp/graphStandIn';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../../testing/httpServer';
import {
  customerPhone,
  deliver,
  messagesWebhook,
  newWamid,
  standInPhoneNumberId,
  statusWebhook,
  textMessage,
} from '../../testing/whatsapp/webhooks';

const appSecret = 'app secret of the stand-in';
let graph: GraphStandIn;
let server: TestHttpServer;
let staff: TestCaller;
let admin: TestCaller;

beforeAll(async () => {
  graph = await startGraphStandIn();
  server = await startHttpServer({
    whatsapp: {
      CAMPANA_WHATSAPP_VERIFY_TOKEN: 'verify me',
      CAMPANA_WHATSAPP_APP_SECRET: appSecret,
      CAMPANA_WHATSAPP_TOKEN: graph.token,
      CAMPANA_WHATSAPP_GRAPH_URL: graph.url,
    },
  });
  staff = await server.person('ATENCION');
  admin = await server.person('ADMIN');
  const settings = { phone_number_id: standInPhoneNumberId };
  const set = await admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: settings });
  expect(set.status).toBe(200);
});
afterAll(async () => {
  await server.close();
  await graph.close();
});
beforeEach(() => graph.behave('well'));
afterEach(async () => {
  await server.dataSource.query('DELETE FROM WHATSAPP_ENTRADAS');
  await server.dataSource.query('DELETE FROM CONVERSACIONES');
});

/** Waits until a condition holds. */
function eventually<Value>(look: () => Promise<Value> | Value): Promise<Value> {
  return vi.waitFor(look, { timeout: 20_000, interval: 25 });
}

async function send(...messages: Parameters<typeof messagesWebhook>): Promise<void> {
  const response = await deliver(server.url, appSecret, messagesWebhook(...messages));
  expect(response.status).toBe(200);
}

async function conversations(): Promise<Conversacion[]> {
  return (await staff.call<{ datos: Conversacion[] }>('GET', '/api/conversaciones')).body.datos;
}

/** The one conversation there is, once it holds what the condition asks for. */
function conversation(
  holds: (detail: ConversacionDetail) => void = () => undefined,
): Promise<ConversacionDetail> {
  return eventually(async () => {
    const [first] = await conversations();
    expect(first).toBeDefined();
    const { body } = await staff.call<ConversacionDetail>(
      'GET',
      `/api/conversaciones/${first!.id}`,
    );
    holds(body);
    return body;
  });
}

function incoming(detail: ConversacionDetail): InboundMessage[] {
  return detail.mensajes.filter((message) => message.direccion === 'entrante');
}

function outgoing(detail: ConversacionDetail): OutboundMessage[] {
  return detail.mensajes.filter((message) => message.direccion === 'saliente');
}

function stored(): Promise<{ n: number }[]> {
  return server.dataSource.query('SELECT count(*)::int AS n FROM WHATSAPP_ENTRADAS');
}

function picture(red = 200): Promise<Buffer> {
  const background = { r: red, g: 120, b: 60 };
  return sharp({ create: { width: 60, height: 90, channels: 3, background } })
    .png()
    .toBuffer();
}

async function sendPicture(bytes: Uint8Array, mime = 'image/jpeg'): Promise<void> {
  const image = { id: graph.addMedia(bytes, mime), mime_type: mime };
  await send([{ type: 'image', image }]);
}

function catalogOrder(
  code: string,
  quantity = 2,
  price = 7.9,
): Parameters<typeof messagesWebhook>[0] {
  const product_items = [
    { product_retailer_id: code, quantity, item_price: price, currency: 'PEN' },
  ];
  return [{ type: 'order', order: { catalog_id: '1', product_items } }];
}

describe('the webhook', () => {
  it('answers the challenge of whoever knows the token, and nobody else', async () => {
    const query = (token: string) =>
      `/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=12345`;
    const right = await server.call<string>('GET', query('verify%20me'));
    expect([right.status, right.body]).toEqual([200, '12345']);
    expect((await server.call('GET', query('guess'))).status).toBe(403);
  });

  it.each([
    ['forged', 'sha256=' + '0'.repeat(64)],
    ['cut', 'sha256=abc'],
    ['missing', ''],
  ])('refuses a %s signature and stores nothing', async (_name, signature) => {
    const body = messagesWebhook([textMessage('2 papas')]);
    const response = await deliver(server.url, appSecret, body, {
      'x-hub-signature-256': signature,
    });
    expect(response.status).toBe(401);
    expect(await stored()).toEqual([{ n: 0 }]);
    expect(await conversations()).toEqual([]);
  });

  it('takes the signature over the very bytes', async () => {
    const body = JSON.stringify(messagesWebhook([textMessage('hola')]));
    const spaced = body.replace(':', ': ');
    expect((await deliver(server.url, appSecret, spaced)).status).toBe(200);
    await conversation();
  });

  it('shows a message once, however often and in whatever order it is delivered', async () => {
    const now = Math.floor(Date.now() / 1000);
    const first = textMessage('uno', { id: newWamid(), timestamp: String(now - 20) });
    const second = textMessage('dos', { id: newWamid(), timestamp: String(now - 10) });
    for (const batch of [[second], [first], [second, first], [first, first]]) await send(batch);
    await Promise.all(Array.from({ length: 10 }, () => send([second])));
    await eventually(async () => expect(await stored()).toEqual([{ n: 0 }]));
    const detail = await conversation();
    expect(incoming(detail).map(({ texto }) => texto)).toEqual(['uno', 'dos']);
    expect(detail.sin_leer).toBe(2);
  });

  it('keeps and shows every kind, known or not', async () => {
    await send([
      { type: 'location', location: { latitude: -12.1, longitude: -77, name: 'Mi casa' } },
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'Sí' } },
      },
      { type: 'hologram', hologram: { beam: true } },
      { type: 'audio', audio: { id: '9', mime_type: 'audio/ogg' } },
      { type: 'unsupported', errors: [{ code: 131051 }] },
    ]);
    const detail = await conversation((d) => expect(incoming(d)).toHaveLength(5));
    expect(incoming(detail).map(({ tipo }) => tipo)).toEqual([
      'ubicacion',
      'interactivo',
      'desconocido',
      'audio',
      'desconocido',
    ]);
    expect(incoming(detail)[2]!.original).toMatchObject({ hologram: { beam: true } });
    expect(incoming(detail)[0]!.ubicacion).toMatchObject({ latitud: -12.1, nombre: 'Mi casa' });
  });

  it('takes emoji, right-to-left names and characters that no database holds', async () => {
    const text = 'مرحبا 😀 \u0000 \ud800 fin';
    await send([textMessage(text)], { name: '\u202eمريم 😀\u202c\u0000' });
    const detail = await conversation();
    expect(detail.cliente).toBe('مريم 😀');
    expect(incoming(detail)[0]!.texto).toBe('مرحبا 😀  \ufffd fin');
  });

  it('keeps what it cannot read for a person, and goes on with the rest', async () => {
    await deliver(server.url, appSecret, { entry: 'nothing we know' });
    await send([textMessage('sigue')]);
    await conversation((d) => expect(incoming(d)[0]!.texto).toBe('sigue'));
    const { body } = await staff.call<{ no_procesados: number }>('GET', '/api/whatsapp');
    expect(body.no_procesados).toBe(1);
  });

  it('keeps what is for a number of no branch until a branch has it', async () => {
    await send([textMessage('hola')], { phoneNumberId: '555555' });
    await eventually(async () => {
      const { body } = await admin.call<{ sin_sucursal: number }>('GET', '/api/whatsapp');
      expect(body.sin_sucursal).toBe(1);
    });
    const settings = { phone_number_id: '555555' };
    await admin.call('PATCH', '/api/sucursales/2/whatsapp', { body: settings });
    await eventually(async () => {
      const path = '/api/conversaciones?sucursal_id=2';
      const { body } = await admin.call<{ datos: Conversacion[] }>('GET', path);
      expect(body.datos).toHaveLength(1);
    });
    expect(await conversations()).toEqual([]);
  });
});

describe('from messages to an order', () => {
  it('reads a draft from several messages, and a person makes it an order', async () => {
    await send([textMessage('hola'), textMessage('2 papas grandes')]);
    await send([textMessage('y una chicha, y 3 ceviches')]);
    const detail = await conversation((d) => expect(d.borradores[0]?.lineas).toHaveLength(2));
    expect(detail.borradores).toHaveLength(1);
    const [draft] = detail.borradores;
    expect(draft).toMatchObject({ total: 20.8, sin_reconocer: ['3 ceviches'], estado: 'ABIERTO' });
    expect(draft!.lineas[0]).toMatchObject({ producto: 'Papas', cantidad: 2, nota: 'grandes' });

    const items = draft!.lineas.map(({ producto_id, cantidad }) => ({ producto_id, cantidad }));
    const path = `/api/borradores/${draft!.id}/confirmar`;
    const confirmed = await staff.call<Pedido>('POST', path, { body: { items } });
    expect(confirmed.status).toBe(201);
    expect(confirmed.body).toMatchObject({
      subtipo: 'whatsapp',
      cliente: 'María Flores',
      telefono: customerPhone,
      total: 20.8,
      estado: 'PENDIENTE',
    });
    expect(server.events.at(-2)!.event).toMatchObject({
      tipo: 'pedido_creado',
      subtipo: 'whatsapp',
      pedido_id: confirmed.body.id,
    });
    expect((await staff.call('POST', path, { body: { items } })).status).toBe(409);
  });

  it('makes an order of the catalogue at once, at the prices shown, and adds a second one to it', async () => {
    await send(catalogOrder('2', 2, 7.5));
    await send(catalogOrder('XYZ', 1, 30));
    const detail = await conversation((d) => expect(d.pedidos[0]?.total).toBe(45));
    expect(detail.pedidos).toHaveLength(1);
    const { body } = await staff.call<Pedido>('GET', `/api/pedidos/${detail.pedidos[0]!.id}`);
    expect(
      body.items.map(({ producto, cantidad, precio }) => [producto, cantidad, precio]),
    ).toEqual([
      ['Papas', 2, 7.5],
      ['Producto XYZ del catálogo', 1, 30],
    ]);
  });

  it('makes a picture the voucher of its order', async () => {
    await send(catalogOrder('2'));
    const { pedidos } = await conversation((d) => expect(d.pedidos).toHaveLength(1));
    await sendPicture(await picture());
    const detail = await conversation((d) =>
      expect(incoming(d)[1]?.media?.voucher_id).toBeTruthy(),
    );
    const id = incoming(detail)[1]!.media!.voucher_id!;
    const voucher = await staff.call<Voucher>('GET', `/api/vouchers/${id}`);
    expect(voucher.body).toMatchObject({ pedido_id: pedidos[0]!.id, subtipo: 'whatsapp' });
    expect(server.events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ tipo: 'voucher_nuevo', voucher_id: id, subtipo: 'whatsapp' }),
    );
  });

  it('lets a picture without an order wait, to be linked by hand', async () => {
    await sendPicture(await picture(10));
    const detail = await conversation((d) => expect(d.por_vincular).toBe(1));
    const message = incoming(detail)[0]!;
    const file = await staff.call('GET', `/api/mensajes/${message.id}/archivo`);
    expect(file.headers.get('content-type')).toBe('image/jpeg');
    const order = await staff.call<Pedido>('POST', '/api/pedidos', {
      body: { subtipo: 'whatsapp', items: [{ producto_id: 1, cantidad: 1 }] },
    });
    const link = { body: { pedido_id: order.body.id } };
    const linked = await staff.call<Voucher>('POST', `/api/mensajes/${message.id}/vincular`, link);
    expect([linked.status, linked.body.pedido_id]).toEqual([201, order.body.id]);
    expect((await staff.call('POST', `/api/mensajes/${message.id}/vincular`, link)).status).toBe(
      409,
    );
  });

  it('reads pasted text without any of Meta', async () => {
    const { status, body } = await staff.call<Borrador>('POST', '/api/borradores', {
      body: { texto: 'dos hamburguesas sin cebolla\n1 chicha', cliente: 'Ana' },
    });
    expect(status).toBe(201);
    expect(body.lineas.map(({ producto, nota }) => [producto, nota])).toEqual([
      ['Hamburguesa', 'sin cebolla'],
      ['Chicha', null],
    ]);
    await staff.call('POST', `/api/borradores/${body.id}/descartar`);
  });
});

describe('files', () => {
  it.each([['a zip named .jpg', Buffer.from('504b0304000000', 'hex'), 'image/jpeg']])(
    '%s is refused with a reason',
    async (_name, bytes, mime) => {
      await sendPicture(bytes, mime);
      const detail = await conversation((d) =>
        expect(incoming(d)[0]?.media?.estado).toBe('RECHAZADA'),
      );
      expect(incoming(detail)[0]!.media!.motivo).toContain('JPEG');
    },
  );

  it('of more than 10 MB is refused without being read to its end', async () => {
    const id = graph.addMedia(Buffer.alloc(11 * 1024 * 1024, 1), 'image/png', {
      claimedSize: 1000,
    });
    await send([{ type: 'image', image: { id, mime_type: 'image/png' } }]);
    const detail = await conversation((d) =>
      expect(incoming(d)[0]?.media?.estado).toBe('RECHAZADA'),
    );
    expect(incoming(detail)[0]!.media!.motivo).toContain('10 MB');
  });

  it.each([401, 429, 500, 'silent', 'garbage'] as const)(
    'come in the end when Meta answers %s first, and it is told why they are not here yet',
    async (mood) => {
      graph.behave(mood);
      await sendPicture(await picture());
      await conversation((d) => expect(incoming(d)[0]?.media?.motivo).toBeTruthy());
      graph.behave('well');
      await server.dataSource.query(`UPDATE MENSAJES SET MEDIA_PROXIMO = now() AT TIME ZONE 'UTC'`);
      await conversation((d) => expect(incoming(d)[0]?.media?.estado).toBe('LISTA'));
    },
  );
});

describe('answers', () => {
  /** An order that came by WhatsApp, and what the customer has been told so far. */
  async function orderByWhatsapp(): Promise<number> {
    graph.sent.length = 0;
    await send(catalogOrder('2'));
    const { pedidos } = await conversation((d) => expect(d.pedidos).toHaveLength(1));
    await eventually(() => expect(graph.sent).toHaveLength(1));
    return pedidos[0]!.id;
  }

  it('tell the customer each step once, in order, with its marks', async () => {
    const id = await orderByWhatsapp();
    const cook = await server.person('COCINERO');
    await staff.call('POST', `/api/pedidos/${id}/aprobar`);
    for (const estado of ['LISTO', 'EN_PREPARACION', 'LISTO']) {
      await cook.call('POST', `/api/pedidos/${id}/estado`, { body: { estado } });
    }
    await staff.call('POST', `/api/pedidos/${id}/estado`, { body: { estado: 'ENTREGADO' } });
    await eventually(() => expect(graph.sent).toHaveLength(4));
    expect(graph.sent.map(({ to }) => to)).toEqual(Array(4).fill(customerPhone));
    expect(graph.sent[0]!.text).toContain(`recibimos su pedido #${id} por S/ 15.80`);
    expect(graph.sent[1]!.text).toContain('unos 30 minutos');
    expect(graph.sent[3]!.text).toContain('fue entregado');

    await deliver(server.url, appSecret, statusWebhook(graph.sent[0]!.id, 'read'));
    await deliver(server.url, appSecret, statusWebhook(graph.sent[0]!.id, 'delivered'));
    const detail = await conversation((d) => {
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
    const { id: conversationId } = await conversation();
    const body = { idioma: 'en' };
    await staff.call('PATCH', `/api/conversaciones/${conversationId}`, { body });
    await sendPicture(await picture(77));
    const voucherId = await eventually(async () => {
      const { body: page } = await staff.call<{ datos: Voucher[] }>(
        'GET',
        '/api/vouchers?limite=1',
      );
      expect(page.datos[0]?.pedido_id).toBe(id);
      return page.datos[0]!.id;
    });
    await staff.call('POST', `/api/vouchers/${voucherId}/rechazar`, {
      body: { motivo: 'El monto no coincide' },
    });
    await eventually(() => expect(graph.sent.at(-1)!.text).toContain('El monto no coincide'));
    expect(graph.sent.at(-1)!.text).toContain('could not accept');
  });

  it('are not sent where the change they tell of was undone', async () => {
    const id = await orderByWhatsapp();
    const cook = await server.person('COCINERO');
    await cook.call('POST', `/api/pedidos/${id}/estado`, { body: { estado: 'LISTO' } });
    await conversation((d) =>
      expect(outgoing(d).map(({ motivo }) => motivo)).toEqual(['recibido']),
    );
  });

  it('after 24 hours use an approved template, and without one become a dead letter', async () => {
    const id = await orderByWhatsapp();
    await server.dataSource.query(
      `UPDATE CONVERSACIONES SET FECHA_ENTRANTE = FECHA_ENTRANTE - interval '25 hours'`,
    );
    const plantillas = { aprobado: 'pedido_aprobado' };
    await admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: { plantillas } });
    await staff.call('POST', `/api/pedidos/${id}/aprobar`);
    await eventually(() => {
      expect(graph.sent.at(-1)!.text).toBe(`[pedido_aprobado es] María Flores, ${id}, 30`);
    });
    const cook = await server.person('COCINERO');
    await cook.call('POST', `/api/pedidos/${id}/estado`, { body: { estado: 'LISTO' } });
    const detail = await conversation((d) => expect(d.envios_fallidos).toBe(1));
    expect(outgoing(detail).at(-1)!.error).toContain('24 horas');
    const free = { body: { texto: 'Hola' } };
    const refused = await staff.call('POST', `/api/conversaciones/${detail.id}/respuestas`, free);
    expect(refused.status).toBe(409);
    expect(server.events.at(-1)!.event).toMatchObject({ novedad: 'salida_fallida' });
  });

  it('of an order are sent again when a person wants it, after 24 hours only by a template', async () => {
    const id = await orderByWhatsapp();
    const { id: conversationId } = await conversation((d) => expect(d.pedidos).toHaveLength(1));
    const notice = (motivo: string, pedido_id = id) =>
      staff.call('POST', `/api/conversaciones/${conversationId}/avisos`, {
        body: { motivo, pedido_id },
      });
    expect((await notice('recibido')).status).toBe(201);
    expect((await notice('recibido')).status).toBe(201);
    await eventually(() => expect(graph.sent).toHaveLength(3));
    expect((await notice('recibido', id + 999)).status).toBe(404);
    expect((await notice('rechazado')).status).toBe(422);
    await server.dataSource.query(
      `UPDATE CONVERSACIONES SET FECHA_ENTRANTE = FECHA_ENTRANTE - interval '25 hours'`,
    );
    const plantillas = { recibido: 'pedido_recibido', listo: null };
    await admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: { plantillas } });
    expect((await notice('listo')).status).toBe(409);
    expect((await notice('recibido')).status).toBe(201);
    await eventually(() => expect(graph.sent.at(-1)!.text).toContain('[pedido_recibido es]'));
    const none = { body: { plantillas: { recibido: null } } };
    await admin.call('PATCH', '/api/sucursales/1/whatsapp', none);
  });

  it('wait while Meta is away, and go out when it is back', async () => {
    await send([textMessage('hola')]);
    const { id } = await conversation();
    graph.sent.length = 0;
    graph.behave(500);
    const body = { texto: 'Ya lo vemos' };
    expect(
      (await staff.call('POST', `/api/conversaciones/${id}/respuestas`, { body })).status,
    ).toBe(201);
    await conversation((d) => expect(outgoing(d)[0]!.error).toContain('500'));
    expect(outgoing(await conversation())[0]!.estado).toBe('PENDIENTE');
    graph.behave('well');
    await server.dataSource.query(`UPDATE WHATSAPP_SALIDAS SET PROXIMO = now() AT TIME ZONE 'UTC'`);
    await conversation((d) => expect(outgoing(d)[0]!.estado).toBe('ENVIADA'));
    expect(graph.sent).toHaveLength(1);
  });

  it('that cannot be sent are listed, and can be sent again or dismissed', async () => {
    await send([textMessage('hola')]);
    const { id } = await conversation();
    graph.behave(401);
    await staff.call('POST', `/api/conversaciones/${id}/respuestas`, { body: { texto: 'a' } });
    await conversation((d) => expect(d.envios_fallidos).toBe(1));
    const list = await staff.call<{ datos: OutboundMessage[] }>(
      'GET',
      '/api/salidas?estado=fallida',
    );
    expect(list.body.datos[0]!.error).toContain('CAMPANA_WHATSAPP_TOKEN');
    graph.behave('well');
    const path = `/api/salidas/${list.body.datos[0]!.id}`;
    expect((await staff.call('POST', `${path}/reintentar`)).status).toBe(200);
    await conversation((d) => expect(outgoing(d)[0]!.estado).toBe('ENVIADA'));
    expect((await staff.call('POST', `${path}/descartar`)).status).toBe(409);
  });

  it('are all off with the switch of the branch', async () => {
    await admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: { envio_activo: false } });
    graph.sent.length = 0;
    await send(catalogOrder('2'));
    const { id, pedidos } = await conversation((d) => expect(d.pedidos).toHaveLength(1));
    await staff.call('POST', `/api/pedidos/${pedidos[0]!.id}/aprobar`);
    const body = { texto: 'Hola' };
    expect(
      (await staff.call('POST', `/api/conversaciones/${id}/respuestas`, { body })).status,
    ).toBe(409);
    expect(outgoing(await conversation())).toEqual([]);
    expect(graph.sent).toEqual([]);
    await admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: { envio_activo: true } });
  });
});

describe('what is whose', () => {
  it('a conversation is for the counter of its branch, and for admins', async () => {
    await send([textMessage('hola')]);
    const { id } = await conversation();
    const elsewhere = await server.person('ATENCION', 2);
    const cook = await server.person('COCINERO');
    expect((await elsewhere.call('GET', `/api/conversaciones/${id}`)).status).toBe(404);
    expect((await cook.call('GET', `/api/conversaciones/${id}`)).status).toBe(403);
    expect((await admin.call('GET', `/api/conversaciones/${id}`)).status).toBe(200);
    expect(JSON.stringify(server.events.at(-1))).not.toContain(customerPhone);
  });

  it('a customer is erased everywhere, and the books stay', async () => {
    await server.dataSource.query('DELETE FROM EVENTOS_REALTIME');
    const from = '51911222333';
    await send(catalogOrder('2').map((message) => ({ ...message, from })));
    const { id, pedidos } = await conversation((d) => expect(d.pedidos).toHaveLength(1));
    const image = { id: graph.addMedia(await picture(33), 'image/jpeg') };
    await send([{ type: 'image', image, from }]);
    await conversation((d) => expect(incoming(d)[1]?.media?.voucher_id).toBeTruthy());
    const body = { telefono: '+51 911 222 333' };
    expect((await staff.call('POST', '/api/clientes/borrar', { body })).status).toBe(403);
    const erased = await admin.call('POST', '/api/clientes/borrar', { body });
    expect(erased.body).toMatchObject({
      conversaciones: 1,
      mensajes: 2,
      pedidos: 1,
      comprobantes: 1,
    });
    expect((await admin.call('GET', `/api/conversaciones/${id}`)).status).toBe(404);
    const order = await admin.call<Pedido>('GET', `/api/pedidos/${pedidos[0]!.id}`);
    expect(order.body).toMatchObject({ cliente: null, telefono: null, total: 15.8 });
    for (const table of ['EVENTOS_REALTIME', 'PEDIDOS', 'VOUCHERS', 'MENSAJES', 'IDEMPOTENCIA']) {
      const rows: unknown[] = await server.dataSource.query(`SELECT * FROM ${table}`);
      expect(JSON.stringify(rows)).not.toMatch(/911222333/);
    }
  });
});

describe('a flood of messages', () => {
  it('is stored whole, each once, and the webhook answers all the while', async () => {
    const total = 200;
    const answers = await Promise.all(
      Array.from({ length: total }, (_, index) =>
        deliver(
          server.url,
          appSecret,
          messagesWebhook([textMessage(`mensaje ${index}`, { from: `5190000${index % 50}` })]),
        ),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    await eventually(async () => {
      const rows: { n: number }[] = await server.dataSource.query(
        'SELECT count(*)::int AS n FROM MENSAJES',
      );
      expect(rows).toEqual([{ n: total }]);
    });
    const rows: { n: number }[] = await server.dataSource.query(
      'SELECT count(*)::int AS n FROM CONVERSACIONES',
    );
    expect(rows).toEqual([{ n: 50 }]);
  });
});
