import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate } from 'node:tls';
import { isOwnAuthority } from './authority';

/** What speaks at an address. */
export type Probed =
  /** Nobody answers. */
  | { kind: 'nobody' }
  /** Somebody who does not speak TLS. */
  | { kind: 'plain' }
  /** `authority` is the one the server brings along, as PEM text; null with a certificate of another kind. */
  | { kind: 'tls'; leaf: string; authority: string | null };

/**
 * Looks at the certificates of a server before anything is said to it. Nothing is trusted here and nothing is
 * sent: who is pinned is decided from what this answers.
 */
export function probeServer(url: URL, patienceMs = 3_000): Promise<Probed> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      // Only to be looked at; see above.
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const settle = (probed: Probed) => {
      clearTimeout(impatience);
      socket.destroy();
      resolve(probed);
    };
    let reached = false;
    const impatience = setTimeout(() => {
      settle({ kind: reached ? 'plain' : 'nobody' });
    }, patienceMs);
    socket.once('connect', () => {
      reached = true;
    });
    socket.once('error', () => {
      settle({ kind: reached ? 'plain' : 'nobody' });
    });
    socket.once('secureConnect', () => {
      settle(chainOf(socket.getPeerCertificate(true)));
    });
  });
}

function chainOf(peer: DetailedPeerCertificate): Probed {
  const leaf = new X509Certificate(peer.raw);
  const above = peer.issuerCertificate as DetailedPeerCertificate | undefined;
  if (above === undefined || above === peer) {
    return { kind: 'tls', leaf: leaf.toString(), authority: null };
  }
  const issuer = new X509Certificate(above.raw);
  return {
    kind: 'tls',
    leaf: leaf.toString(),
    authority: isOwnAuthority(issuer) ? issuer.toString() : null,
  };
}
