/**
 * Every code the broker closes a socket with, and what the screen should do next:
 * `retry` comes back with `desde`, `renew` needs a new token first, `stop` must not come back by itself.
 */
export const closeCodes = {
  goingAway: { code: 1001, next: 'retry' },
  binaryFrame: { code: 1003, next: 'stop' },
  invalidUtf8: { code: 1007, next: 'stop' },
  frameTooBig: { code: 1009, next: 'stop' },
  serverError: { code: 1011, next: 'retry' },
  tooSlow: { code: 1013, next: 'retry' },
  badFrame: { code: 4400, next: 'stop' },
  unauthenticated: { code: 4401, next: 'renew' },
  forbidden: { code: 4403, next: 'stop' },
  helloTimeout: { code: 4408, next: 'retry' },
  tooFast: { code: 4429, next: 'retry' },
} as const;

/** The name of a reason to close. */
export type CloseReason = keyof typeof closeCodes;
/** What a client does after a close. */
export type AfterClose = (typeof closeCodes)[CloseReason]['next'];

/** What to do after a socket closed with `code`; codes we never send (network loss, 1006) mean retry. */
export function afterClose(code: number): AfterClose {
  const known = Object.values(closeCodes).find((entry) => entry.code === code);
  return known?.next ?? 'retry';
}
