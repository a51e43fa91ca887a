import type { ClientFrame } from '../../shared/protocol/client';
import { decodeClientFrame } from '../../shared/protocol/codec';
import type { SocketFactory, SocketListeners } from '../realtime/socket';

/** The server's end of one fake socket. */
export interface FakeConnection {
  url: string;
  /** Every frame the client sent, checked by the protocol's own schema. */
  received: ClientFrame[];
  closedByClient: boolean;
  open: () => void;
  send: (frame: object) => void;
  close: (code: number) => void;
}

/** Sockets whose server end the test holds. */
export interface FakeServer {
  factory: SocketFactory;
  connections: FakeConnection[];
  /** The newest connection; throws when there is none. */
  latest: () => FakeConnection;
}

/** Creates a server nobody connected to yet. */
export function createFakeServer(): FakeServer {
  const connections: FakeConnection[] = [];
  return {
    connections,
    latest() {
      const last = connections.at(-1);
      if (last === undefined) throw new Error('Nobody has connected.');
      return last;
    },
    factory(url, listeners: SocketListeners) {
      const connection: FakeConnection = {
        url,
        received: [],
        closedByClient: false,
        open: () => {
          listeners.open();
        },
        send: (frame) => {
          listeners.message(JSON.stringify(frame));
        },
        close: (code) => {
          listeners.close(code);
        },
      };
      connections.push(connection);
      return {
        send(text) {
          const frame = decodeClientFrame(text);
          if (!frame.ok) throw new Error(`The client sent nonsense: ${frame.error.mensaje}`);
          connection.received.push(frame.value);
        },
        close() {
          connection.closedByClient = true;
        },
      };
    },
  };
}
