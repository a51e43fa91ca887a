import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isLong } from '../faults/longRun';
import type { Conversacion } from '../../shared/api/whatsapp/conversaciones';
import {
  eventually,
  incoming,
  startWhatsappStage,
  type WhatsappStage,
} from '../../testing/whatsapp/stage';
import { messagesWebhook, newWamid, textMessage } from '../../testing/whatsapp/webhooks';

let stage: WhatsappStage;
beforeAll(async () => {
  stage = await startWhatsappStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.graph.behave('well'));
afterEach(() => stage.clear());

describe('the webhook', () => {
  it('answers the challenge of whoever knows the token, and nobody else', async () => {
    const query = (token: string) =>
      `/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=12345`;
    const right = await stage.server.call<string>('GET', query('verify%20me'));
    expect([right.status, right.body]).toEqual([200, '12345']);
    expect((await stage.server.call('GET', query('guess'))).status).toBe(403);
  });

  it.each([
    ['forged', 'sha256=' + '0'.repeat(64)],
    ['cut', 'sha256=abc'],
    ['missing', ''],
  ])('refuses a %s signature and stores nothing', async (_name, signature) => {
    const body = messagesWebhook([textMessage('2 papas')]);
    const response = await stage.deliver(body, {
      'x-hub-signature-256': signature,
    });
    expect(response.status).toBe(401);
    expect(await stage.stored()).toEqual([{ n: 0 }]);
    expect(await stage.conversations()).toEqual([]);
  });

  it('takes the signature over the very bytes', async () => {
    const body = JSON.stringify(messagesWebhook([textMessage('hola')]));
    const spaced = body.replace(':', ': ');
    expect((await stage.deliver(spaced)).status).toBe(200);
    await stage.conversation();
  });

  it('shows a message once, however often and in whatever order it is delivered', async () => {
    const now = Math.floor(Date.now() / 1000);
    const first = textMessage('uno', { id: newWamid(), timestamp: String(now - 20) });
    const second = textMessage('dos', { id: newWamid(), timestamp: String(now - 10) });
    for (const batch of [[second], [first], [second, first], [first, first]])
      await stage.send(batch);
    await Promise.all(Array.from({ length: 10 }, () => stage.send([second])));
    await eventually(async () => expect(await stage.stored()).toEqual([{ n: 0 }]));
    const detail = await stage.conversation();
    expect(incoming(detail).map(({ texto }) => texto)).toEqual(['uno', 'dos']);
    expect(detail.sin_leer).toBe(2);
  });

  it('keeps and shows every kind, known or not', async () => {
    await stage.send([
      { type: 'location', location: { latitude: -12.1, longitude: -77, name: 'Mi casa' } },
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'Sí' } },
      },
      { type: 'hologram', hologram: { beam: true } },
      { type: 'audio', audio: { id: '9', mime_type: 'audio/ogg' } },
      { type: 'unsupported', errors: [{ code: 131051 }] },
    ]);
    const detail = await stage.conversation((d) => expect(incoming(d)).toHaveLength(5));
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
    await stage.send([textMessage(text)], { name: '\u202eمريم 😀\u202c\u0000' });
    const detail = await stage.conversation();
    expect(detail.cliente).toBe('مريم 😀');
    expect(incoming(detail)[0]!.texto).toBe('مرحبا 😀  \ufffd fin');
  });

  it('keeps what it cannot read for a person, and goes on with the rest', async () => {
    await stage.deliver({ entry: 'nothing we know' });
    await stage.send([textMessage('sigue')]);
    await stage.conversation((d) => expect(incoming(d)[0]!.texto).toBe('sigue'));
    const { body } = await stage.staff.call<{ no_procesados: number }>('GET', '/api/whatsapp');
    expect(body.no_procesados).toBe(1);
  });

  it('takes in what came together with a message nobody can read, and keeps that one for a person', async () => {
    const body = messagesWebhook([textMessage('antes'), textMessage('después')]) as {
      entry: { changes: { value: { messages: unknown[] } }[] }[];
    };
    const { changes } = body.entry[0]!;
    changes[0]!.value.messages.splice(1, 0, { type: 'text', text: { body: 'de nadie' } }, 'nada');
    changes.unshift({ value: { messages: [] } }, { value: { messages: 'nada' as never } });
    await stage.deliver(body);
    const detail = await stage.conversation((d) => expect(incoming(d)).toHaveLength(2));
    expect(incoming(detail).map(({ texto }) => texto)).toEqual(['antes', 'después']);
    const { body: status } = await stage.staff.call('GET', '/api/whatsapp');
    expect(status).toMatchObject({ no_procesados: 1, por_procesar: 0 });
  });

  it('keeps what is for a number of no branch until a branch has it', async () => {
    await stage.send([textMessage('hola')], { phoneNumberId: '555555' });
    await eventually(async () => {
      const { body } = await stage.admin.call<{ sin_sucursal: number }>('GET', '/api/whatsapp');
      expect(body.sin_sucursal).toBe(1);
    });
    const settings = { phone_number_id: '555555' };
    await stage.admin.call('PATCH', '/api/sucursales/2/whatsapp', { body: settings });
    await eventually(async () => {
      const path = '/api/conversaciones?sucursal_id=2';
      const { body } = await stage.admin.call<{ datos: Conversacion[] }>('GET', path);
      expect(body.datos).toHaveLength(1);
    });
    expect(await stage.conversations()).toEqual([]);
  });
});

describe('a flood of messages', () => {
  /** The minute of the promise, as fast as it goes, or a part of it. */
  const total = isLong ? 5_000 : 200;
  const together = 200;

  it(`of ${total} messages is stored whole, each once, and the webhook answers all the while`, async () => {
    for (let from = 0; from < total; from += together) {
      const answers = await Promise.all(
        Array.from({ length: together }, (_, index) =>
          stage.deliver(
            messagesWebhook([
              textMessage(`mensaje ${from + index}`, { from: `5190000${index % 50}` }),
            ]),
          ),
        ),
      );
      expect(answers.every(({ status }) => status === 200)).toBe(true);
    }
    await eventually(async () => expect(await stage.stored()).toEqual([{ n: 0 }]));
    const messages: object[] = await stage.server.dataSource.query(
      'SELECT count(*)::int AS n, count(DISTINCT TEXTO)::int AS texts FROM MENSAJES',
    );
    expect(messages).toEqual([{ n: total, texts: total }]);
    const rows: { n: number }[] = await stage.server.dataSource.query(
      'SELECT count(*)::int AS n FROM CONVERSACIONES',
    );
    expect(rows).toEqual([{ n: 50 }]);
  }, 300_000);
});
