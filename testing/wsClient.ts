import WebSocket from 'ws';

/** One JSON frame as it came: flat, told apart by `tipo`. */
export type Frame = Readonly<Record<string, unknown>> & { readonly tipo: string };

/** How to connect. */
export interface ConnectOptions {
  /** Sent in the first frame, `hola`. Without it no `hola` is sent. */
  readonly token?: string;
  /** The last event id seen, sent with `hola`. */
  readonly desde?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly origin?: string;
  /** The authority a `wss:` server has to be of, as PEM text. */
  readonly ca?: string;
}

/** A socket that keeps every frame from its first byte on, so that a test can never look too late. */
export interface WsTestClient {
  /** The next frame not taken yet for which `predicate` holds; frames before it stay for later calls. */
  next(predicate?: (frame: Frame) => boolean, timeoutMs?: number): Promise<Frame>;
  /** Shorthand for the next frame of that type. */
  nextOf(tipo: string, timeoutMs?: number): Promise<Frame>;
  /** Every frame so far, taken or not, in the order they came. */
  all(): readonly Frame[];
  /** Resolves when the socket has closed, for whatever reason. */
  readonly closed: Promise<{ code: number; reason: string }>;
  send(frame: object): void;
  sendRaw(data: string | Buffer): void;
  /** The socket itself, for tests about pings, half-open connections and backpressure. */
  readonly socket: WebSocket;
  /** Closes like a client that leaves, and waits until it is closed. */
  close(): Promise<void>;
}

/** The upgrade was answered with an HTTP status instead of a socket. */
export class UpgradeRefusedError extends Error {
  override readonly name = 'UpgradeRefusedError';
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super(`the upgrade was refused with ${status}: ${body}`);
  }
}

interface Waiter {
  readonly predicate: (frame: Frame) => boolean;
  readonly resolve: (frame: Frame) => void;
}

const defaultTimeoutMs = 10_000;

/** Connects, says `hola` when there is a token, and resolves as soon as the socket is open. */
export async function connect(url: string, options: ConnectOptions = {}): Promise<WsTestClient> {
  const socket = new WebSocket(url, {
    headers: { ...options.headers },
    ...(options.origin === undefined ? {} : { origin: options.origin }),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  });
  const client = queueFrames(socket);
  await opened(socket);
  if (options.token !== undefined) {
    client.send({
      tipo: 'hola',
      token: options.token,
      ...(options.desde === undefined ? {} : { desde: options.desde }),
    });
  }
  return client;
}

function queueFrames(socket: WebSocket): WsTestClient {
  const received: Frame[] = [];
  const pending: Frame[] = [];
  const waiters = new Set<Waiter>();
  socket.on('message', (data: Buffer, isBinary) => {
    const frame = isBinary ? { tipo: '<binary>', data } : (JSON.parse(data.toString()) as Frame);
    received.push(frame);
    for (const waiter of waiters) {
      if (waiter.predicate(frame)) {
        waiters.delete(waiter);
        waiter.resolve(frame);
        return;
      }
    }
    pending.push(frame);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve({ code, reason: reason.toString() });
    });
  });

  const next: WsTestClient['next'] = (predicate = () => true, timeoutMs = defaultTimeoutMs) => {
    const index = pending.findIndex(predicate);
    if (index >= 0) {
      return Promise.resolve(pending.splice(index, 1)[0]!);
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        predicate,
        resolve: (frame) => {
          clearTimeout(timer);
          resolve(frame);
        },
      };
      const fail = (why: string) => {
        if (waiters.delete(waiter)) {
          clearTimeout(timer);
          reject(new Error(`${why}; frames so far: ${JSON.stringify(received.slice(-20))}`));
        }
      };
      const timer = setTimeout(() => {
        fail(`no such frame within ${timeoutMs} ms`);
      }, timeoutMs);
      waiters.add(waiter);
      void closed.then(({ code, reason }) => {
        fail(`the socket closed with ${code} ${reason} before such a frame`);
      });
    });
  };

  return {
    next,
    nextOf: (tipo, timeoutMs) => next((frame) => frame.tipo === tipo, timeoutMs),
    all: () => received,
    closed,
    send: (frame) => {
      socket.send(JSON.stringify(frame));
    },
    sendRaw: (data) => {
      socket.send(data);
    },
    socket,
    close: async () => {
      socket.close(1000);
      await closed;
    },
  };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve);
    // Stays on after opening: a connection that breaks later shows in `closed`.
    socket.on('error', reject);
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.once('end', () => {
        reject(new UpgradeRefusedError(response.statusCode ?? 0, body));
      });
    });
  });
}

/** The numbers of the events among frames, in order. */
export function eventIds(frames: readonly Frame[]): unknown[] {
  return frames.filter((frame) => 'id' in frame && frame.tipo !== 'al_dia').map(({ id }) => id);
}
