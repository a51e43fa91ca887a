import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { CloseReason } from '../../shared/protocol/closeCodes';
import { closeCodes } from '../../shared/protocol/closeCodes';
import type { SubscriberSocket } from '../core/subscriber';

/** How long a peer may take to answer our close frame before the connection is cut, in milliseconds. */
const closeGraceMs = 2_000;

/** Longest close reason the protocol allows, in bytes. */
const maxReasonBytes = 123;

/**
 * The fast path of delivery. Frames come ready made (`textFrame`), so nothing is encoded per socket,
 * and the frames of one turn of the event loop leave in one write: the socket is corked by the first
 * and uncorked after the turn. That is most of what a fan-out costs.
 *
 * It writes to the TCP socket below `ws`. That is sound because compression is off and `ws` itself
 * then writes its own frames (pings, closes) to the same socket at once and whole.
 */
export class FastSocket implements SubscriberSocket {
  private readonly tcp: Socket;
  private corked = false;

  constructor(private readonly ws: WebSocket) {
    this.tcp = tcpOf(ws);
  }

  write(frame: Buffer): void {
    if (this.ws.readyState !== WebSocket.OPEN) return;
    if (!this.corked) {
      this.corked = true;
      this.tcp.cork();
      setImmediate(this.uncork);
    }
    this.tcp.write(frame);
  }

  bufferedBytes(): number {
    return this.tcp.writableLength;
  }

  whenDrained(listener: () => void): void {
    if (this.ws.readyState !== WebSocket.OPEN) return;
    // An empty write is taken after everything before it, also where nothing waits at all.
    this.tcp.write('', () => setImmediate(listener));
  }

  close(reason: CloseReason, mensaje: string): void {
    if (this.ws.readyState !== WebSocket.OPEN) return;
    this.uncork();
    this.ws.close(closeCodes[reason].code, shorten(mensaje));
    const cut = setTimeout(() => this.ws.terminate(), closeGraceMs);
    this.ws.once('close', () => clearTimeout(cut));
  }

  private readonly uncork = (): void => {
    if (!this.corked) return;
    this.corked = false;
    this.tcp.uncork();
  };
}

function shorten(text: string): string {
  let end = text.length;
  while (Buffer.byteLength(text.slice(0, end)) > maxReasonBytes) end -= 1;
  return text.slice(0, end);
}

function tcpOf(ws: WebSocket): Socket {
  const { _socket: tcp } = ws as unknown as { _socket?: Socket };
  if (!tcp)
    throw new Error('A WebSocket without its TCP socket: this version of ws is not supported.');
  return tcp;
}
