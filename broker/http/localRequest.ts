import type { IncomingMessage } from 'node:http';

/** The addresses by which only this very computer reaches itself. */
const ownAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The names by which it calls itself. A proxy passes on the name that others call it by. */
const ownHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A proxy on this computer makes everybody look local; it says so with one of these. */
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Whether a request was made on this computer, to its loopback address and by its own name. What a proxy
 * passes on was made elsewhere, for all we know. The one rule for everything that is this computer's alone.
 */
export function isLocalRequest({
  socket,
  headers,
}: {
  socket: Partial<Pick<IncomingMessage['socket'], 'remoteAddress' | 'localAddress'>>;
  headers: IncomingMessage['headers'];
}): boolean {
  return (
    ownAddresses.has(socket.remoteAddress ?? '') &&
    ownAddresses.has(socket.localAddress ?? '') &&
    ownHost.test(headers.host ?? '') &&
    proxyHeaders.every((name) => headers[name] === undefined)
  );
}
