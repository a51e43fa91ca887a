import { fingerprintOf } from '../../broker/tls/fingerprint';
import { beginsWith } from '../../shared/joinCode';
import { fail, ok, type Result } from '../../shared/result';
import { judgeCertificate } from './authority';
import type { Pins } from './pins';
import type { probeServer } from './probe';

/** Where a person wants to connect. */
export interface Destination {
  url: string;
  /** The beginning of the fingerprint, where a join code said it. */
  expected?: string | undefined;
  /** The fingerprint that the person compared and found to be the server's. */
  confirmed?: string | undefined;
}

/** How a server is used. */
export interface Approached {
  /** e.g. `https://192.168.1.20:8765`. */
  origin: string;
  /** Whether the app has to start anew before its pages can use it; see `Pins.pin`. */
  restart: boolean;
}

/** Why a server is not used; with the fingerprint a person has to compare, where that would mend it. */
export interface Refusal {
  mensaje: string;
  confirmar?: string;
}

const sentences = {
  otherCode:
    'Quien responde en esa dirección no es el servidor del código: su huella es otra. Pida el código de nuevo en el servidor.',
  downgrade:
    'Este servidor se emparejó con cifrado y ahora responde sin él. No se conecta: revise en el servidor que siga abierto a la red.',
  changed:
    'El servidor muestra otra huella que cuando se emparejó. Si lo reinstaló o cambió de computadora, compárela con la que él muestra y empareje de nuevo; si no, no siga: otra computadora se hace pasar por él.',
  time: 'El certificado del servidor no vale en esta fecha: revise el reloj de las dos computadoras.',
  host: 'El certificado del servidor no es para esta dirección: use la que muestra el servidor.',
} as const;

/** What a person is told of a paired server whose certificate is refused while it is in use. */
export const complaintSentences = {
  other_authority: sentences.changed,
  not_yet_or_no_longer: sentences.time,
  other_host: sentences.host,
} as const;

/**
 * Finds out how to speak with a server, and pins its authority once a person has compared the fingerprint. What
 * speaks TLS is never spoken to without it, whatever was typed.
 */
export async function approachServer(
  { url, expected, confirmed }: Destination,
  { pins, probe }: { pins: Pins; probe: typeof probeServer },
): Promise<Result<Approached, Refusal>> {
  const typed = new URL(url);
  const found = await probe(typed);
  const { hostname } = typed;
  const pinned = pins.authorityOf(hostname);
  // Whether a Campana is there is asked of it by whoever uses the origin.
  if (found.kind === 'nobody') return used(typed);
  if (found.kind === 'plain') {
    return pinned === null ? used(typed) : fail({ mensaje: sentences.downgrade });
  }
  const secure = new URL(`https://${typed.host}`);
  if (typed.port === '' && typed.protocol === 'http:') secure.port = '80';
  if (found.authority === null && pinned === null) return used(secure);
  const authority = found.authority ?? '';
  const verdictBy = (by: string) => judgeCertificate(found.leaf, by, hostname, Date.now());
  if (pinned !== null && verdictBy(pinned) === 'trusted') return used(secure);
  if (found.authority === null) return fail({ mensaje: sentences.changed });

  const huella = fingerprintOf(authority);
  const verdict = verdictBy(authority);
  if (verdict === 'not_yet_or_no_longer') return fail({ mensaje: sentences.time });
  if (verdict === 'other_host') return fail({ mensaje: sentences.host });
  if (expected !== undefined && !beginsWith(huella, expected)) {
    return fail({ mensaje: sentences.otherCode });
  }
  if (confirmed !== huella) {
    const mensaje =
      pinned === null ? 'Compare esta huella con la que muestra el servidor.' : sentences.changed;
    return fail({ mensaje, confirmar: huella });
  }
  return used(secure, pins.pin(hostname, authority));
}

function used({ origin }: URL, restart = false): Result<Approached, Refusal> {
  return ok({ origin, restart });
}
