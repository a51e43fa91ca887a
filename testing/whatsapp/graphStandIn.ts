import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newWamid } from './webhooks';

/** A message the broker sent, as the stand-in received it. */
export interface SentMessage {
  id: string;
  phoneNumberId: string;
  to: string;
  type: string;
  /** The text, or the template's name and what it was filled with. */
  text: string;
  body: Record<string, unknown>;
}

/** How the stand-in behaves: as it should, or as Meta does on a bad day. */
export type Mood = 'well' | 401 | 404 | 429 | 500 | 'silent' | 'garbage' | 'window-closed';

/** A stand-in of Meta's Graph API on this computer. It is not Meta: it checks one token and keeps all in memory. */
export interface GraphStandIn {
  /** For CAMPANA_WHATSAPP_GRAPH_URL. */
  url: string;
  token: string;
  sent: SentMessage[];
  /** Requests it got, whatever it answered. */
  requests: number;
  /** Holds back what concerns a file or an addressee until the promise resolves; null: nothing. */
  hold: ((about: string) => Promise<void> | undefined) | null;
  /** A file a customer sent. */
  media(id: string): { bytes: Uint8Array; mime: string } | undefined;
  /** Makes it fail, from now on or for the next requests only. */
  behave(mood: Mood, times?: number): void;
  /** Keeps a file as if a customer had sent it, and answers its number. */
  addMedia(bytes: Uint8Array, mime: string, options?: { claimedSize?: number }): string;
  close(): Promise<void>;
}

/** Starts it. `onSent` is told of every message it took; requests that are none of Meta's go to `more`. */
export async function startGraphStandIn(
  options: {
    token?: string;
    port?: number;
    onSent?: (message: SentMessage) => void;
    more?: (request: IncomingMessage, response: ServerResponse) => void;
  } = {},
): Promise<GraphStandIn> {
  const token = options.token ?? 'stand-in-token';
  const media = new Map<string, { bytes: Uint8Array; mime: string; size: number }>();
  const sent: SentMessage[] = [];
  let mood: Mood = 'well';
  let left = Infinity;
  let nextMedia = 1;
  const standIn: GraphStandIn = {
    url: '',
    token,
    sent,
    requests: 0,
    hold: null,
    media: (id) => media.get(id),
    behave(next, times = Infinity) {
      mood = next;
      left = times;
    },
    addMedia(bytes, mime, { claimedSize = bytes.length } = {}) {
      const id = `media-${nextMedia}`;
      nextMedia += 1;
      media.set(id, { bytes, mime, size: claimedSize });
      return id;
    },
    close: () => closeServer(server),
  };

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (!path.startsWith('/v23.0/')) {
      if (options.more) options.more(request, response);
      else response.writeHead(404).end();
      return;
    }
    standIn.requests += 1;
    const now = left > 0 ? mood : 'well';
    left -= 1;
    if (now !== 'well' && misbehave(now, response)) return;
    if (request.headers.authorization !== `Bearer ${token}`) {
      answer(response, 401, graphError(190, 'Invalid OAuth access token.'));
      return;
    }
    const [first = '', second = '', third] = path.slice('/v23.0/'.length).split('/');
    if (request.method === 'POST' && second === 'messages' && third === undefined) {
      void receive(request, response, first);
    } else if (first === 'files') {
      const file = media.get(second);
      if (!file) answer(response, 404, graphError(100, 'No such file.'));
      else {
        void Promise.resolve(standIn.hold?.(second)).then(() =>
          response.writeHead(200, { 'content-type': file.mime }).end(file.bytes),
        );
      }
    } else {
      const file = media.get(first);
      if (!file) answer(response, 404, graphError(100, 'No such media.'));
      else {
        const url = `${standIn.url}/files/${first}`;
        answer(response, 200, { id: first, url, mime_type: file.mime, file_size: file.size });
      }
    }
  });

  async function receive(
    request: IncomingMessage,
    response: ServerResponse,
    phoneNumberId: string,
  ): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
    const message: SentMessage = {
      id: newWamid(),
      phoneNumberId,
      to: String(body['to']),
      type: String(body['type']),
      text: textOf(body),
      body,
    };
    await standIn.hold?.(message.to);
    sent.push(message);
    answer(response, 200, {
      messaging_product: 'whatsapp',
      contacts: [{ input: message.to, wa_id: message.to }],
      messages: [{ id: message.id }],
    });
    options.onSent?.(message);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v23.0`;
  return standIn;
}

/** Answers as Meta does when something is wrong; false where it has nothing to say against the request. */
function misbehave(mood: Exclude<Mood, 'well'>, response: ServerResponse): boolean {
  switch (mood) {
    case 401:
      answer(response, 401, graphError(190, 'The access token expired.'));
      return true;
    case 404:
      answer(response, 404, graphError(100, 'It does not exist.'));
      return true;
    case 429:
      response.setHeader('retry-after', '1');
      answer(response, 429, graphError(130429, 'Rate limit hit.'));
      return true;
    case 500:
      answer(response, 500, graphError(131000, 'Something went wrong.'));
      return true;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>');
      return true;
    case 'window-closed':
      answer(response, 400, graphError(131047, 'Re-engagement message.'));
      return true;
    case 'silent':
      // Nothing at all: the connection just ends.
      response.destroy();
      return true;
  }
}

function textOf(body: Record<string, unknown>): string {
  const text = body['text'] as { body?: string } | undefined;
  if (text?.body !== undefined) return text.body;
  const template = body['template'] as
    | {
        name?: string;
        language?: { code?: string };
        components?: { parameters?: { text?: string }[] }[];
      }
    | undefined;
  const filled = template?.components?.flatMap(({ parameters }) => parameters ?? []) ?? [];
  const words = filled.map(({ text: word }) => word ?? '').join(', ');
  return `[${template?.name ?? '?'} ${template?.language?.code ?? ''}] ${words}`;
}

function graphError(code: number, message: string): object {
  return { error: { message, type: 'OAuthException', code } };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
