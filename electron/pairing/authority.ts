import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** What is wrong with a server's certificate, judged by the one authority it has to be of. */
export type CertificateVerdict =
  'trusted' | 'other_authority' | 'not_yet_or_no_longer' | 'other_host';

/**
 * Judges a certificate by a pinned authority alone, whatever the system trusts: issued and signed by it, in
 * its time, for this host. The authority signs servers directly, so nothing in between is accepted.
 * @param leaf of the server, as PEM text
 * @param authority that was pinned, as PEM text
 */
export function judgeCertificate(
  leaf: string,
  authority: string,
  hostname: string,
  now: number,
): CertificateVerdict {
  const server = new X509Certificate(leaf);
  const issuer = new X509Certificate(authority);
  if (!issuer.ca || !server.checkIssued(issuer) || !server.verify(issuer.publicKey)) {
    return 'other_authority';
  }
  const inTime = (each: X509Certificate) =>
    Date.parse(each.validFrom) <= now && now <= Date.parse(each.validTo);
  if (!inTime(server) || !inTime(issuer)) return 'not_yet_or_no_longer';
  const host = hostname.replace(/^\[|\]$/g, '');
  const named = isIP(host) === 0 ? server.checkHost(host) : server.checkIP(host);
  return named === undefined ? 'other_host' : 'trusted';
}

/** Whether a certificate is an authority of its own making, as a Campana server sends along with its own. */
export function isOwnAuthority(certificate: X509Certificate): boolean {
  return (
    certificate.ca &&
    certificate.checkIssued(certificate) &&
    certificate.verify(certificate.publicKey)
  );
}
