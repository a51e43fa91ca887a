import { createHash, randomBytes } from 'node:crypto';

/** A new secret of a screen: 256 random bits. */
export function newDeviceSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret, and what a desktop app commits itself to before it shows it. */
export function deviceCommitment(secret: string): string {
  return createHash('sha256').update(`campana pantalla\n${secret}`).digest('hex');
}

/**
 * The six digits that both ends show. Each end works them out from what it knows itself: the authority it
 * sees, the secret the screen was committed to before it knew the server's part, and that part. Whoever sits
 * between the two, with an authority of their own, shows another number to each side, but for one try in a
 * million.
 */
export function pairingNumber(parts: {
  /** The fingerprint of the authority as people see it; null without TLS. */
  huella: string | null;
  secret: string;
  reto: string;
}): string {
  const text = `campana numero\n${parts.huella ?? ''}\n${parts.secret}\n${parts.reto}`;
  const hash = createHash('sha256').update(text).digest();
  return String(hash.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
