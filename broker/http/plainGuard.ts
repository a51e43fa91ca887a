import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { isLocalRequest } from './localRequest';
import { trustPath } from './routes/confiar';

/** What plain HTTP may ask for from another computer where TLS is spoken: how to trust it, and nothing else. */
const openPaths = new Set(['/health', trustPath, `${trustPath}/campana-ca.crt`]);

/** Whether a request travels readable for others although it need not. Requests of this computer do not travel. */
export function travelsInTheClear(request: IncomingMessage): boolean {
  if ((request.socket as Partial<TLSSocket>).encrypted === true) return false;
  if (isLocalRequest(request)) return false;
  return !openPaths.has((request.url ?? '').split('?', 1)[0] ?? '');
}

/** Said to whoever comes without TLS. */
export const plainRefusal = {
  status: 403,
  codigo: 'requiere_tls',
  mensaje: `Desde otra computadora este servidor se usa con https://. Abra ${trustPath} para saber cómo.`,
} as const;
