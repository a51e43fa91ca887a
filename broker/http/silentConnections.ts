import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections over which nothing has been asked yet. */
export interface SilentConnections {
  /** Ends them. */
  end(): void;
}

/**
 * Keeps track of connections that are open and have not sent one whole request. Browsers open some ahead of
 * need, and Node takes them for being at work until the time for their headers is over: they would hold up
 * a stop for that long.
 */
export function watchSilentConnections(server: Server): SilentConnections {
  const silent = new Set<Socket>();
  const spoke = ({ socket }: IncomingMessage) => silent.delete(socket);
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', spoke);
  server.on('upgrade', spoke);
  return {
    end() {
      for (const socket of silent) socket.destroy();
    },
  };
}
