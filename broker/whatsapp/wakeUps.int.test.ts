import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Voucher } from '../../shared/api/vouchers';
import {
  catalogOrder,
  eventually,
  picture,
  startWhatsappStage,
  type WhatsappStage,
} from '../../testing/whatsapp/stage';

const aDay = 24 * 60 * 60 * 1_000;

let stage: WhatsappStage;
beforeAll(async () => {
  stage = await startWhatsappStage({ lookMs: aDay });
});
afterAll(() => stage.close());

describe('an answer', () => {
  /** Waits until so many answers went out. */
  const sent = (count: number): Promise<string> =>
    eventually(() => {
      expect(stage.graph.sent).toHaveLength(count);
      return stage.graph.sent.at(-1)!.text;
    });

  it('waits for no next look: what was taken in, approved, rejected or moved is told at once', async () => {
    await stage.send(catalogOrder('2'));
    expect(await sent(1)).toContain('recibimos');
    const { pedidos } = await stage.conversation();
    const order = `/api/pedidos/${pedidos[0]!.id}`;

    await stage.sendPicture(await picture());
    const voucher = await eventually(async () => {
      const path = '/api/vouchers?limite=1';
      const { body } = await stage.staff.call<{ datos: Voucher[] }>('GET', path);
      expect(body.datos).toHaveLength(1);
      return body.datos[0]!.id;
    });
    const reason = { body: { motivo: 'El monto no coincide' } };
    await stage.staff.call('POST', `/api/vouchers/${voucher}/rechazar`, reason);
    expect(await sent(2)).toContain('El monto no coincide');

    await stage.staff.call('POST', `${order}/aprobar`);
    expect(await sent(3)).toContain('minutos');
    const cook = await stage.server.person('COCINERO');
    await cook.call('POST', `${order}/estado`, { body: { estado: 'LISTO' } });
    expect(await sent(4)).toContain('listo');
  });
});
