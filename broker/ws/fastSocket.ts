import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { CloseReason } from '../../shared/protocol/closeCodes';
import { closeCodes } from '../../shared/protocol/closeCodes';
import { FlowWindow } from '../core/flowWindow';
import type { SubscriberSocket } from '../core/subscriber';
import { pingFrame } from './frame';

/** How long a peer may take to answer our close frame before the connection is cut, in milliseconds. */
const closeGraceMs = 2_000;

/**
 * The same for a peer that was too slow. It has what was on its way to read before it comes to our close
 * frame, and one that wakes up should learn why it was let go. What is kept for it meanwhile is bounded.
 */
const slowGraceMs = 20_000;

/** Most bytes that may be on their way to a peer that catches up. */
const largestWindow = 256 * 1024;

/** Payload of a ping that asks how far the peer has read: its number. Heartbeats carry none. */
const probeBytes = 4;

/** Longest close reason the protocol allows, in bytes. */
const maxReasonBytes = 123;

/**
 * The fast path of delivery. Frames come ready made (`textFrame`), many in one buffer where many go
 * out together, so a delivery is one write and nothing is encoded per socket.
 *
 * It writes to the TCP socket below `ws`. That is sound because compression is off and `ws` itself
 * then writes its own frames (pings, closes) to the same socket at once and whole.
 */
export class FastSocket implements SubscriberSocket {
  private readonly tcp: Socket;
  private readonly flow = new FlowWindow(largestWindow);
  private onRead: (() => void) | null = null;
  private cut: NodeJS.Timeout | undefined;

  /** @param onClosing is called before our side closes, whoever asked for it */
  constructor(
    private readonly ws: WebSocket,
    private readonly onClosing: () => void,
  ) {
    this.tcp = tcpOf(ws);
    ws.once('close', () => clearTimeout(this.cut));
  }

  write(frames: Buffer): void {
    if (this.ws.readyState !== WebSocket.OPEN) return;
    if (this.flow.isProbeDue) this.probe();
    this.flow.sent(frames.length);
    this.tcp.write(frames);
  }

  /** Sends a frame that is no event, such as a heartbeat. */
  writeControl(frame: Buffer): void {
    if (this.ws.readyState === WebSocket.OPEN) this.tcp.write(frame);
  }

  pendingBytes(): number {
    return Math.max(this.tcp.writableLength, this.flow.unreadBytes);
  }

  windowBytes(): number {
    return this.flow.windowBytes;
  }

  whenDrained(listener: () => void): void {
    if (this.ws.readyState !== WebSocket.OPEN) return;
    if (this.flow.known) {
      this.onRead = listener;
      if (!this.flow.isAsking) this.probe();
    } else {
      // An empty write is taken after everything before it, also where nothing waits at all.
      this.tcp.write('', () => setImmediate(listener));
    }
  }

  /** The peer answered a ping. */
  ponged(payload: Buffer): void {
    if (payload.length !== probeBytes) return;
    if (!this.flow.answered(payload.readUInt32BE(), performance.now())) return;
    const listener = this.onRead;
    this.onRead = null;
    listener?.();
  }

  private probe(): void {
    const payload = Buffer.allocUnsafe(probeBytes);
    payload.writeUInt32BE(this.flow.ask(performance.now()));
    this.tcp.write(pingFrame(payload));
  }

  close(reason: CloseReason, mensaje: string): void {
    this.onClosing();
    const { readyState } = this.ws;
    if (readyState === WebSocket.CLOSED) return;
    if (readyState === WebSocket.OPEN) this.ws.close(closeCodes[reason].code, shorten(mensaje));
    // Said twice where the server stops while a slow peer still has its time.
    clearTimeout(this.cut);
    const graceMs = reason === 'tooSlow' ? slowGraceMs : closeGraceMs;
    this.cut = setTimeout(() => this.ws.terminate(), graceMs);
  }
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
