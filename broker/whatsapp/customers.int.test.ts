import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Pedido } from '../../shared/api/pedidos';
import {
  catalogOrder,
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

describe('what is whose', () => {
  it('a conversation is for the counter of its branch, and for admins', async () => {
    await stage.send([textMessage('hola')]);
    const { id } = await stage.conversation();
    const elsewhere = await stage.server.person('ATENCION', 2);
    const cook = await stage.server.person('COCINERO');
    expect((await elsewhere.call('GET', `/api/conversaciones/${id}`)).status).toBe(404);
    expect((await cook.call('GET', `/api/conversaciones/${id}`)).status).toBe(403);
    expect((await stage.admin.call('GET', `/api/conversaciones/${id}`)).status).toBe(200);
    expect(JSON.stringify(stage.server.events.at(-1))).not.toContain(customerPhone);
  });

  it('a customer is erased everywhere, and the books stay', async () => {
    await stage.server.dataSource.query('DELETE FROM EVENTOS_REALTIME');
    const from = '51911222333';
    await stage.send(catalogOrder('2').map((message) => ({ ...message, from })));
    const { id, pedidos } = await stage.conversation((d) => expect(d.pedidos).toHaveLength(1));
    const image = { id: stage.graph.addMedia(await picture(33), 'image/jpeg') };
    await stage.send([{ type: 'image', image, from }]);
    await stage.conversation((d) => expect(incoming(d)[1]?.media?.voucher_id).toBeTruthy());
    const body = { telefono: '+51 911 222 333' };
    expect((await stage.staff.call('POST', '/api/clientes/borrar', { body })).status).toBe(403);
    const erased = await stage.admin.call('POST', '/api/clientes/borrar', { body });
    expect(erased.body).toMatchObject({
      conversaciones: 1,
      mensajes: 2,
      pedidos: 1,
      comprobantes: 1,
    });
    expect((await stage.admin.call('GET', `/api/conversaciones/${id}`)).status).toBe(404);
    const order = await stage.admin.call<Pedido>('GET', `/api/pedidos/${pedidos[0]!.id}`);
    expect(order.body).toMatchObject({ cliente: null, telefono: null, total: 15.8 });
    for (const table of ['EVENTOS_REALTIME', 'PEDIDOS', 'VOUCHERS', 'MENSAJES', 'IDEMPOTENCIA']) {
      const rows: unknown[] = await stage.server.dataSource.query(`SELECT * FROM ${table}`);
      expect(JSON.stringify(rows)).not.toMatch(/911222333/);
    }
  });
});
