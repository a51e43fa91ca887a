import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishOnce } from '../faults/publisher';
import { connect, type WsTestClient } from '../../testing/wsClient';
import { startTarget, type Target } from './target';

let target: Target;
let monitor: WsTestClient;
let picture: Buffer;
beforeAll(async () => {
  target = await startTarget();
  monitor = await connect(target.broker.wsUrl, { token: target.people.ADMIN.token() });
  await monitor.nextOf('bienvenida');
  const create = { width: 20, height: 20, channels: 3, background: '#123' } as const;
  picture = await sharp({ create }).png().toBuffer();
});
afterAll(async () => {
  await monitor.close();
  await target.expectUnharmed();
  await target.close();
});

const texts = [
  "'); DROP TABLE PEDIDOS; --",
  "' OR '1'='1",
  '$1 $$ \\" \\u0041 %s %00 ${7*7} {{7*7}}',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '🍕👩‍👩‍👧‍👦🇵🇪',
  'مرحبا \u202Eالطعام\u202C שלום',
  'e\u0301 ﬀ \uFEFFzero\u200Bwidth',
  'a\u2028b\u2029c\u0085d\u0007\u001b[31m',
  '=HYPERLINK("http://evil.example")',
];

async function post<Body>(
  role: 'ATENCION' | 'COCINERO' | 'SUPERADMIN',
  path: string,
  body: object | FormData,
  method = 'POST',
): Promise<Body> {
  const answer = await target.call(method, path, {
    token: target.people[role].token(),
    body: body instanceof FormData ? body : JSON.stringify(body),
  });
  expect([200, 201], answer.text).toContain(answer.status);
  return JSON.parse(answer.text) as Body;
}

async function read<Body>(path: string): Promise<Body> {
  const answer = await target.call('GET', path, { token: target.people.SUPERADMIN.token() });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as Body;
}

describe.each(texts.map((text) => [JSON.stringify(text), text]))('%s', (_shown, text) => {
  // Names are trimmed at their ends; what is inside them stays.
  const kept = text.trim();

  it('is kept and told as text in an order, an alert and a supply that ran out', async () => {
    const order = await post<{ id: number }>('ATENCION', '/api/pedidos', {
      subtipo: 'presencial',
      cliente: text,
      telefono: text.slice(0, 30),
      nota: text,
      items: [{ producto_id: 1, cantidad: 1, nota: text }],
    });
    const shown = { cliente: kept, nota: kept, items: [{ nota: kept }] };
    expect(await read(`/api/pedidos/${order.id}`)).toMatchObject(shown);
    const told = await monitor.next((frame) => frame['pedido_id'] === order.id);
    expect(told).toMatchObject({ tipo: 'pedido_creado', pedido: shown });

    const alert = await post<{ id: number }>('ATENCION', `/api/pedidos/${order.id}/alertas`, {
      mensaje: text,
      prioridad: 'alta',
    });
    expect(alert).toMatchObject({ mensaje: kept });
    const rang = await monitor.next((frame) => frame['alerta_id'] === alert.id);
    expect(rang).toMatchObject({ tipo: 'alerta_cocina', mensaje: kept });
  });

  it('is kept and told as text in a voucher and the reason against it', async () => {
    const form = new FormData();
    form.append('pagador', text);
    form.append('medio', text.slice(0, 40));
    form.append('operacion', text);
    form.append('imagen', new Blob([picture]), text);
    const voucher = await post<{ id: number }>('ATENCION', '/api/vouchers', form);
    // A form's line ends are those of the network.
    const inForm = kept.replaceAll('\n', '\r\n');
    expect(await read(`/api/vouchers/${voucher.id}`)).toMatchObject({ pagador: inForm });
    const path = `/api/vouchers/${voucher.id}/rechazar`;
    expect(await post('ATENCION', path, { motivo: text })).toMatchObject({ motivo: kept });
    const told = await monitor.next(
      (frame) => frame.tipo === 'voucher_rechazado' && frame['voucher_id'] === voucher.id,
    );
    expect(told).toMatchObject({ motivo: kept });
  });

  it('is kept as text in the names of people and branches, and is nobody to sign in as', async () => {
    const id = target.people.COCINERO.id;
    const person = await post('SUPERADMIN', `/api/usuarios/${id}`, { nombre: text }, 'PATCH');
    expect(person).toMatchObject({ id, nombre: kept });
    const branch = await post(
      'SUPERADMIN',
      '/api/sucursales/1',
      { nombre: text, ajustes: { plantillas_alerta: [text] } },
      'PATCH',
    );
    expect(branch).toMatchObject({ nombre: kept, ajustes: { plantillas_alerta: [text] } });
    const login = await target.call('POST', '/auth/login', {
      body: JSON.stringify({ usuario: text, password: text }),
    });
    expect(login.status).toBe(401);
  });

  it('is relayed as it was sent in any field of an event, and is a key like any other', async () => {
    const event = {
      tipo: 'pedido_actualizado',
      pedido_id: 1,
      extra: text,
      [text]: { [text]: [text] },
    };
    const attempt = await publishOnce(target.url, target.stage.serviceToken(), event);
    const { id } = attempt as { id: number };
    expect(await monitor.next((frame) => frame['id'] === id)).toMatchObject(event);
    const { datos } = await read<{ datos: { payload: object }[] }>('/api/eventos?limite=1');
    expect(datos[0]!.payload).toMatchObject(event);
  });
});
