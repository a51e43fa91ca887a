import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createServer, type SecureContextOptions } from 'node:tls';

/** The first byte of every TLS connection: a handshake record. */
const handshake = 0x16;
/** How long a connection may stay silent before it says what it speaks, in milliseconds. */
const patienceMs = 10_000;

/** A port on which both are spoken. */
export interface SharedPort {
  /** Uses another certificate for connections from now on. */
  renew(identity: SecureContextOptions): void;
  /** Ends the connections that are still open. Call when everything was answered. */
  close(): void;
}

/**
 * Lets an HTTP server speak TLS on its own port as well: the first byte of a connection tells which it is.
 * Call before it listens. Requests that came encrypted have `socket.encrypted`.
 */
export function shareWithTls(server: Server, identity: SecureContextOptions): SharedPort {
  type Take = (this: Server, socket: Socket) => void;
  const takers = server.listeners('connection') as Take[];
  const take = (socket: Socket) => {
    for (const taker of takers) taker.call(server, socket);
  };
  const secure = createServer(
    { ...identity, minVersion: 'TLSv1.2', ALPNProtocols: ['http/1.1'] },
    take,
  );
  secure.on('tlsClientError', (_error, socket) => socket.destroy());
  const open = new Set<Socket>();

  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    const impatience = setTimeout(() => socket.destroy(), patienceMs);
    const settle = () => {
      clearTimeout(impatience);
    };
    const fail = () => socket.destroy();
    socket.once('close', settle);
    socket.once('error', fail);
    socket.once('data', (chunk: Buffer) => {
      settle();
      socket.off('error', fail);
      socket.pause();
      socket.unshift(chunk);
      if (chunk[0] === handshake) secure.emit('connection', socket);
      else {
        take(socket);
        socket.resume();
      }
    });
  });

  return {
    renew(next) {
      secure.setSecureContext(next);
    },
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}
