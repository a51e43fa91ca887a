import type { IncomingHttpHeaders } from 'node:http';
import type { ServedAddresses } from './deps';

/** Why a request is refused before anybody looks at it. */
export interface AddressRefusal {
  status: 403;
  codigo: 'host_no_permitido' | 'origen_no_permitido';
  mensaje: string;
}

/** The origin of the desktop app's page. */
export const desktopOrigin = 'app://campana';

/**
 * Judges a request by its `Host` (a foreign page can point a name of its own at this computer) and its
 * `Origin` (a foreign page can send requests here from the browser of somebody who is signed in).
 * Programs send no `Origin` and pass. Null lets the request pass.
 */
export function refuseAddress(
  headers: Pick<IncomingHttpHeaders, 'host' | 'origin'>,
  served: ServedAddresses,
): AddressRefusal | null {
  const hosts = served.hosts();
  if (!hosts.has((headers.host ?? '').toLowerCase())) {
    return {
      status: 403,
      codigo: 'host_no_permitido',
      mensaje:
        'Este servidor no atiende con ese nombre; use la dirección que muestra al iniciar, o agréguelo a CAMPANA_ALLOWED_HOSTS.',
    };
  }
  const { origin } = headers;
  if (origin === undefined || served.origins.has(origin) || hosts.has(hostOf(origin))) return null;
  return {
    status: 403,
    codigo: 'origen_no_permitido',
    mensaje: 'Una página de otro sitio no puede usar este servidor.',
  };
}

function hostOf(origin: string): string {
  if (!/^https?:\/\//i.test(origin) || !URL.canParse(origin)) return '';
  return new URL(origin).host;
}
