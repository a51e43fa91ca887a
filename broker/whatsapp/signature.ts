import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header Meta signs a webhook in. */
export const signatureHeader = 'x-hub-signature-256';

/** The signature of a body as Meta makes it: `sha256=` and the HMAC of its very bytes. */
export function signatureOf(body: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Whether a body was signed with the secret. Takes as long for a nearly right signature as for any other. */
export function isSigned(body: Uint8Array, header: unknown, appSecret: string): boolean {
  return typeof header === 'string' && sameText(header, signatureOf(body, appSecret));
}

/** Compares two secrets in a time that tells nothing of where they differ. */
export function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
