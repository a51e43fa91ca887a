import sharp from 'sharp';
import { expect, vi } from 'vitest';
import type {
  Conversacion,
  ConversacionDetail,
  InboundMessage,
  OutboundMessage,
} from '../../shared/api/whatsapp/conversaciones';
import { startHttpServer, type TestCaller, type TestHttpServer } from '../httpServer';
import { startGraphStandIn, type GraphStandIn } from './graphStandIn';
import { deliver, messagesWebhook, standInPhoneNumberId, type MetaMessage } from './webhooks';

/** The secret that the webhooks of a stage are signed with. */
const appSecret = 'app secret of the stand-in';

/** A server whose branch 1 has a WhatsApp number, a stand-in of Meta, and people to act. */
export interface WhatsappStage {
  graph: GraphStandIn;
  server: TestHttpServer;
  /** At the counter of branch 1. */
  staff: TestCaller;
  admin: TestCaller;
  /** Delivers a webhook with its signature; `headers` may spoil it. */
  deliver(body: string | object, headers?: Record<string, string>): Promise<Response>;
  /** A customer writes. */
  send(...messages: Parameters<typeof messagesWebhook>): Promise<void>;
  sendPicture(bytes: Uint8Array, mime?: string): Promise<void>;
  conversations(): Promise<Conversacion[]>;
  /** The one conversation there is, once it holds what the condition asks for. */
  conversation(holds?: (detail: ConversacionDetail) => void): Promise<ConversacionDetail>;
  /** How many webhooks wait to be taken in. */
  stored(): Promise<{ n: number }[]>;
  /** Forgets every conversation. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Waits until a condition holds. */
export function eventually<Value>(look: () => Promise<Value> | Value): Promise<Value> {
  return vi.waitFor(look, { timeout: 20_000, interval: 25 });
}

/** What the customer wrote, in order. */
export function incoming(detail: ConversacionDetail): InboundMessage[] {
  return detail.mensajes.filter((message) => message.direccion === 'entrante');
}

/** What the customer was told, in order. */
export function outgoing(detail: ConversacionDetail): OutboundMessage[] {
  return detail.mensajes.filter((message) => message.direccion === 'saliente');
}

/** A small picture of one colour. */
export function picture(red = 200): Promise<Buffer> {
  const background = { r: red, g: 120, b: 60 };
  return sharp({ create: { width: 60, height: 90, channels: 3, background } })
    .png()
    .toBuffer();
}

/** An order put together in the catalogue of WhatsApp. */
export function catalogOrder(code: string, quantity = 2, price = 7.9): MetaMessage[] {
  const product_items = [
    { product_retailer_id: code, quantity, item_price: price, currency: 'PEN' },
  ];
  return [{ type: 'order', order: { catalog_id: '1', product_items } }];
}

/** Starts it. `lookMs`: how often its workers look by themselves. */
export async function startWhatsappStage({ lookMs = 1_000 } = {}): Promise<WhatsappStage> {
  const graph = await startGraphStandIn();
  const server = await startHttpServer({
    whatsapp: {
      CAMPANA_WHATSAPP_VERIFY_TOKEN: 'verify me',
      CAMPANA_WHATSAPP_APP_SECRET: appSecret,
      CAMPANA_WHATSAPP_TOKEN: graph.token,
      CAMPANA_WHATSAPP_GRAPH_URL: graph.url,
    },
    whatsappLookMs: lookMs,
  });
  const staff = await server.person('ATENCION');
  const admin = await server.person('ADMIN');
  const settings = { phone_number_id: standInPhoneNumberId };
  const set = await admin.call('PATCH', '/api/sucursales/1/whatsapp', { body: settings });
  expect(set.status).toBe(200);

  const stage: WhatsappStage = {
    graph,
    server,
    staff,
    admin,
    deliver: (body, headers) => deliver(server.url, appSecret, body, headers),
    async send(...messages) {
      expect((await stage.deliver(messagesWebhook(...messages))).status).toBe(200);
    },
    async sendPicture(bytes, mime = 'image/jpeg') {
      const image = { id: graph.addMedia(bytes, mime), mime_type: mime };
      await stage.send([{ type: 'image', image }]);
    },
    async conversations() {
      const { body } = await staff.call<{ datos: Conversacion[] }>('GET', '/api/conversaciones');
      return body.datos;
    },
    conversation: (holds = () => undefined) =>
      eventually(async () => {
        const [first] = await stage.conversations();
        expect(first).toBeDefined();
        const path = `/api/conversaciones/${first!.id}`;
        const { body } = await staff.call<ConversacionDetail>('GET', path);
        holds(body);
        return body;
      }),
    stored: () => server.dataSource.query('SELECT count(*)::int AS n FROM WHATSAPP_ENTRADAS'),
    async clear() {
      await server.dataSource.query('DELETE FROM WHATSAPP_ENTRADAS');
      await server.dataSource.query('DELETE FROM CONVERSACIONES');
    },
    async close() {
      await server.close();
      await graph.close();
    },
  };
  return stage;
}
