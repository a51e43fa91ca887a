import type { IncomingMessage } from 'node:http';

/** The addresses by which only this very computer reaches itself. */
const ownAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Whether a request was made on this computer, to its loopback address. What a proxy passes on was made
 * elsewhere, for all we know.
 */
export function isLocalRequest({ socket, headers }: IncomingMessage): boolean {
  const passedOn = headers['forwarded'] !== undefined || headers['x-forwarded-for'] !== undefined;
  return (
    !passedOn &&
    ownAddresses.has(socket.remoteAddress ?? '') &&
    ownAddresses.has(socket.localAddress ?? '')
  );
}
