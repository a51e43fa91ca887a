import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { UpgradeRefusal } from './gateway';

/** The one path that becomes a socket. */
const socketPath = '/ws';

/** Judges the addresses of a request. */
type AddressCheck = (headers: IncomingHttpHeaders) => { codigo: string; mensaje: string } | null;

/** Judges an upgrade: foreign addresses are refused first, then every path but `/ws`. */
export function refuseUpgradeOf(
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  checkAddress: AddressCheck,
): UpgradeRefusal | null {
  const foreign = checkAddress(request.headers);
  if (foreign) return { status: 403, codigo: foreign.codigo, mensaje: foreign.mensaje };
  const path = (request.url ?? '').split('?', 1)[0];
  if (path === socketPath) return null;
  return {
    status: 404,
    codigo: 'no_encontrado',
    mensaje: `Los sockets se abren en ${socketPath}.`,
  };
}
