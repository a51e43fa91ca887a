/**
 * A random identifier of 128 bits, as 32 hexadecimal digits. `crypto.randomUUID` is not used: it is
 * missing on plain http, which is how a tablet reaches a broker on the local network.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A random number in [0, 1), like `Math.random`, injectable where chance matters. */
export type RandomSource = () => number;
