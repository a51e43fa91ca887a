import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Pedido } from '../../shared/api/pedidos';
import {
  catalogOrder,
  eventually,
  incoming,
  outgoing,
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

describe('erasing a customer while something of theirs happens', () => {
  /** A customer with an order and its voucher, a picture that waits, and a draft. */
  async function regular() {
    await stage.send(catalogOrder('2'));
    await stage.conversation((d) => expect(d.pedidos).toHaveLength(1));
    await stage.sendPicture(await picture(51));
    await stage.conversation((d) => expect(incoming(d)[1]?.media?.voucher_id).toBeTruthy());
    await stage.sendPicture(await picture(52));
    await stage.conversation((d) => expect(incoming(d)[2]?.media?.por_vincular).toBe(true));
    await stage.send([textMessage('3 papas')]);
    const detail = await stage.conversation((d) => {
      expect(d.borradores).toHaveLength(1);
      expect(outgoing(d)[0]?.estado).toBe('ENVIADA');
    });
    const [order] = detail.pedidos;
    const [, paid, loose] = incoming(detail);
    const [draft] = detail.borradores;
    return {
      order: order!.id,
      voucher: paid!.media!.voucher_id!,
      picture: loose!.id,
      draft: draft!.id,
    };
  }
  type Theirs = Awaited<ReturnType<typeof regular>>;

  const waiting = (n: number) =>
    eventually(async () => {
      const rows: unknown[] = await stage.server.dataSource.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(n);
    });

  // What is locked stops the other one halfway, where it holds what the erasure needs next.
  it.each<[name: string, lock: string, other: (theirs: Theirs) => Promise<{ status: number }>]>([
    [
      'a draft that is confirmed',
      'LOCK TABLE PEDIDOS IN SHARE ROW EXCLUSIVE MODE',
      ({ draft }) =>
        stage.staff.call('POST', `/api/borradores/${draft}/confirmar`, {
          body: { items: [{ producto_id: 2, cantidad: 3 }] },
        }),
    ],
    [
      'an order that is approved',
      'LOCK TABLE WHATSAPP_SALIDAS IN EXCLUSIVE MODE',
      ({ order }) => stage.staff.call('POST', `/api/pedidos/${order}/aprobar`),
    ],
    [
      'a voucher that is rejected',
      'LOCK TABLE WHATSAPP_SALIDAS IN EXCLUSIVE MODE',
      ({ voucher }) =>
        stage.staff.call('POST', `/api/vouchers/${voucher}/rechazar`, { body: { motivo: 'No' } }),
    ],
    [
      'a picture that is linked',
      'LOCK TABLE VOUCHERS IN SHARE ROW EXCLUSIVE MODE',
      ({ picture: mensaje, order }) =>
        stage.staff.call('POST', `/api/mensajes/${mensaje}/vincular`, {
          body: { pedido_id: order },
        }),
    ],
  ])('waits for %s, and both come to an end', async (_name, lock, other) => {
    const theirs = await regular();
    const holder = stage.server.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query(lock);
    const done = other(theirs);
    await waiting(1);
    const erasing = stage.admin.call('POST', '/api/clientes/borrar', {
      body: { telefono: customerPhone },
    });
    await waiting(2);
    await holder.rollbackTransaction();
    await holder.release();
    expect((await done).status).toBeLessThan(300);
    expect((await erasing).status).toBe(200);
    const rows: unknown[] = await stage.server.dataSource.query(
      'SELECT FROM PEDIDOS WHERE CLIENTE IS NOT NULL OR TELEFONO IS NOT NULL',
    );
    expect(rows).toEqual([]);
  });
});
