import type { IncomingMessage, ServerResponse } from 'node:http';
import { startGraphStandIn, type GraphStandIn, type SentMessage } from './graphStandIn';
import { phonePage } from './phonePage';
import { deliver, messagesWebhook, statusWebhook, type MetaMessage } from './webhooks';

/** A line on the phone. */
interface Line {
  mine: boolean;
  text: string;
  picture?: string;
  at: number;
}

/** What the simulator talks to. */
export interface SimulatorOptions {
  brokerUrl: string;
  appSecret: string;
  token: string;
  port: number;
}

const maxUploadBytes = 60 * 1024 * 1024;
const maxLines = 500;

/**
 * A phone on a page, and the stand-in of Meta between it and the broker: what is typed is delivered as a
 * signed webhook, what the broker sends appears on the phone, with its marks of delivery. Only this
 * computer reaches it.
 */
export async function startSimulator(options: SimulatorOptions): Promise<GraphStandIn> {
  const chats = new Map<string, Line[]>();
  const chatOf = (phone: string): Line[] => {
    const chat = chats.get(phone) ?? [];
    chats.set(phone, chat);
    if (chat.length > maxLines) chat.splice(0, chat.length - maxLines);
    return chat;
  };

  function received(message: SentMessage): void {
    chatOf(message.to).push({ mine: false, text: message.text, at: Date.now() });
    const tell = (status: 'sent' | 'delivered' | 'read') =>
      deliver(
        options.brokerUrl,
        options.appSecret,
        statusWebhook(message.id, status, { phoneNumberId: message.phoneNumberId }),
      );
    void tell('sent')
      .then(() => tell('delivered'))
      .then(() => tell('read'))
      // The broker stopped meanwhile; Meta would try again, a stand-in need not.
      .catch(() => undefined);
  }

  async function say(url: URL, message: MetaMessage, line: Omit<Line, 'mine' | 'at'>) {
    const from = (url.searchParams.get('from') ?? '').replace(/\D/g, '');
    const name = url.searchParams.get('name') ?? 'Cliente';
    const webhook = messagesWebhook([{ ...message, from }], { name });
    const answer = await deliver(options.brokerUrl, options.appSecret, webhook);
    if (!answer.ok) throw new Error(`Campana respondió ${answer.status}.`);
    chatOf(from).push({ mine: true, at: Date.now(), ...line });
  }

  async function handle(request: IncomingMessage, url: URL): Promise<unknown> {
    switch (`${request.method ?? ''} ${url.pathname}`) {
      case 'GET /chat':
        return chatOf((url.searchParams.get('from') ?? '').replace(/\D/g, ''));
      case 'POST /text': {
        const body = (await bodyOf(request)).toString();
        await say(url, { type: 'text', text: { body } }, { text: body });
        return {};
      }
      case 'POST /file': {
        const bytes = await bodyOf(request);
        const mime = url.searchParams.get('mime') ?? 'application/octet-stream';
        const filename = url.searchParams.get('filename') ?? 'archivo';
        const id = standIn.addMedia(bytes, mime);
        const isPicture = mime.startsWith('image/');
        const media = { id, mime_type: mime, ...(isPicture ? {} : { filename }) };
        const picture = isPicture ? { picture: `/media/${id}` } : {};
        const type = isPicture ? 'image' : 'document';
        await say(url, { type, [type]: media }, { text: isPicture ? '' : filename, ...picture });
        return {};
      }
      case 'POST /order': {
        const product_items = [
          { product_retailer_id: '1', quantity: 1, item_price: 18.5, currency: 'PEN' },
          { product_retailer_id: '5', quantity: 2, item_price: 9.9, currency: 'PEN' },
        ];
        const order = { catalog_id: '1', product_items };
        await say(url, { type: 'order', order }, { text: 'Pedido del catálogo: 1 × #1, 2 × #5' });
        return {};
      }
      default:
        return null;
    }
  }

  const standIn = await startGraphStandIn({
    token: options.token,
    port: options.port,
    onSent: received,
    more(request, response) {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (refuseStranger(request, response)) return;
      if (url.pathname === '/') {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(phonePage);
        return;
      }
      const file = url.pathname.startsWith('/media/') && standIn.media(url.pathname.slice(7));
      if (file) {
        response.writeHead(200, { 'content-type': file.mime, 'x-content-type-options': 'nosniff' });
        response.end(file.bytes);
        return;
      }
      handle(request, url).then(
        (value) => send(response, value === null ? 404 : 200, value ?? {}),
        (error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          const mensaje = `No se pudo entregar a Campana en ${options.brokerUrl}: ${reason}`;
          send(response, 502, { mensaje });
        },
      );
    },
  });
  return standIn;
}

/** A page of another site must not type on this phone. */
function refuseStranger(request: IncomingMessage, response: ServerResponse): boolean {
  const { host, origin } = request.headers;
  const own = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');
  if (own && (origin === undefined || origin === `http://${host ?? ''}`)) return false;
  send(response, 403, { mensaje: 'El simulador solo atiende a esta computadora.' });
  return true;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > maxUploadBytes) throw new Error('el archivo es demasiado grande');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
