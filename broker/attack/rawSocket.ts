import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Bytes sent as they are, and what came back. */
export interface RawConnection {
  send(data: string | Buffer): void;
  /** Everything received so far. */
  received(): Buffer;
  /** Resolves when the other side has closed it, with everything received. */
  readonly closed: Promise<Buffer>;
  /** Resolves when nothing of the connection is left, on the other side either. */
  readonly gone: Promise<void>;
  end(): void;
}

/** Opens a plain connection. Our own end stays open until `end`, as that of an attacker would. */
export async function openRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const chunks: Buffer[] = [];
  const socket: Socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const closed = new Promise<Buffer>((resolve) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A reset is a close, too.
    socket.on('error', () => socket.destroy());
    socket.on('end', () => resolve(Buffer.concat(chunks)));
    socket.on('close', () => resolve(Buffer.concat(chunks)));
  });
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    send: (data) => {
      if (socket.writable) socket.write(data);
    },
    received: () => Buffer.concat(chunks),
    closed,
    gone,
    end: () => socket.destroy(),
  };
}

/** Sends one request as it is written, and answers everything that came back. */
export async function sendRaw(url: string, request: string | Buffer): Promise<string> {
  const connection = await openRaw(url);
  connection.send(request);
  const answer = await connection.closed;
  connection.end();
  return answer.toString('latin1');
}

/** The status of a raw answer; 0 where there was none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

/** A request for a socket, with more headers and another path where given. */
export function upgradeRequest(
  url: string,
  options: { path?: string; host?: string; headers?: readonly string[] } = {},
): string {
  return [
    `GET ${options.path ?? '/ws'} HTTP/1.1`,
    `Host: ${options.host ?? new URL(url).host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(options.headers ?? []),
    '',
    '',
  ].join('\r\n');
}

/** What a frame is made of; by default a whole masked text, as a browser sends it. */
export interface FrameOptions {
  opcode?: number;
  final?: boolean;
  masked?: boolean;
  /** Reserved bits of the first byte. */
  reserved?: number;
  /** The length the header claims, when it is not the payload's own. */
  claims?: bigint;
}

/** Builds one frame, well made or not. */
export function frame(payload: Buffer | string, options: FrameOptions = {}): Buffer {
  const { opcode = 1, final = true, masked = true, reserved = 0, claims } = options;
  const body = Buffer.from(payload);
  const length = claims ?? BigInt(body.length);
  const header = Buffer.alloc(length < 126n ? 2 : length < 65_536n ? 4 : 10);
  header[0] = (final ? 0x80 : 0) | reserved | opcode;
  const mark = masked ? 0x80 : 0;
  if (length < 126n) {
    header[1] = mark | Number(length);
  } else if (length < 65_536n) {
    header[1] = mark | 126;
    header.writeUInt16BE(Number(length), 2);
  } else {
    header[1] = mark | 127;
    header.writeBigUInt64BE(length, 2);
  }
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat(masked ? [header, Buffer.alloc(4), body] : [header, body]);
}

/** A connection that was upgraded by hand. */
export async function openRawSocket(url: string, token: string): Promise<RawConnection> {
  const connection = await openRaw(url);
  connection.send(upgradeRequest(url));
  connection.send(frame(JSON.stringify({ tipo: 'hola', token })));
  const start = Date.now();
  while (!connection.received().includes('bienvenida')) {
    if (Date.now() - start > 10_000) throw new Error('no welcome came');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return connection;
}

/** Waits for the close frame, or for the end without one, and answers its code. */
export async function closeCodeOf(connection: RawConnection): Promise<number | null> {
  const state = { ended: false };
  void connection.closed.then(() => (state.ended = true));
  while (!state.ended && closeCodeIn(connection.received()) === null) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return closeCodeIn(connection.received());
}

/** The code of the close frame at the end of what a socket received; null without one. */
function closeCodeIn(received: Buffer): number | null {
  const headersEnd = received.indexOf('\r\n\r\n');
  if (headersEnd < 0) return null;
  let offset = headersEnd + 4;
  let code: number | null = null;
  while (offset + 2 <= received.length) {
    const opcode = received.readUInt8(offset) & 0x0f;
    const short = received.readUInt8(offset + 1) & 0x7f;
    const headerBytes = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (offset + headerBytes > received.length) break;
    const length =
      short === 126
        ? received.readUInt16BE(offset + 2)
        : short === 127
          ? Number(received.readBigUInt64BE(offset + 2))
          : short;
    if (opcode === 8) code = length >= 2 ? received.readUInt16BE(offset + headerBytes) : 1005;
    offset += headerBytes + length;
  }
  return code;
}
