/** One open or opening socket, as small as the client needs it. */
export interface ClientSocket {
  send(text: string): void;
  close(): void;
}

/** What a socket reports. `close` comes exactly once, also when it never opened. */
export interface SocketListeners {
  open(): void;
  message(text: string): void;
  close(code: number): void;
}

/** Opens a socket. */
export type SocketFactory = (url: string, listeners: SocketListeners) => ClientSocket;

/** The browser's WebSocket. */
export const browserSocket: SocketFactory = (url, listeners) => {
  const socket = new WebSocket(url);
  socket.onopen = () => {
    listeners.open();
  };
  socket.onmessage = (message: MessageEvent<unknown>) => {
    if (typeof message.data === 'string') listeners.message(message.data);
  };
  socket.onclose = (event) => {
    listeners.close(event.code);
  };
  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close() {
      socket.close();
    },
  };
};
