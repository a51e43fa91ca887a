import type { EventType } from '../../shared/protocol/events';

/** An event ready to be sent: what decides who sees it, and its frame, made once for everybody. */
export interface OutgoingEvent {
  id: number;
  tipo: EventType;
  /** The branch it belongs to; null reaches every branch. */
  sucursalId: number | null;
  /** When it was stored, in milliseconds since 1970. */
  storedAt: number;
  /** The whole WebSocket frame, header included. */
  frame: Buffer;
  /** For what is urgent: the frame of a copy that overtakes, made when first asked for. */
  earlyFrame: (() => Buffer) | null;
}
