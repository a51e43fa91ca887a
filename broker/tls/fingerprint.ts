import { X509Certificate } from 'node:crypto';

/** The fingerprint of a certificate in short groups, to be compared by eye: `3F2A 91C0 …` (128 bits). */
export function fingerprintOf(cert: string): string {
  const hex = new X509Certificate(cert).fingerprint256.replaceAll(':', '');
  return (hex.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}
