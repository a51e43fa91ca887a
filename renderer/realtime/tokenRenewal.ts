import type { Clock } from '../platform/clock';

/** Share of a token's remaining life after which a new one is fetched. */
const renewAtShare = 0.8;
const retryMs = 15_000;

/** Reminds the client to renew its token in time. */
export interface TokenRenewal {
  /** Plans the renewal of a token that is good until `expiresAt` (ms since 1970). */
  schedule(expiresAt: number): void;
  /** The renewal failed: try again in a while. */
  retrySoon(): void;
  cancel(): void;
}

/** Creates a reminder that calls `renew` once per plan. */
export function createTokenRenewal(clock: Clock, renew: () => void): TokenRenewal {
  let cancel = (): void => undefined;
  function plan(delayMs: number): void {
    cancel();
    cancel = clock.after(delayMs, renew);
  }
  return {
    schedule(expiresAt) {
      plan(Math.max(1_000, (expiresAt - clock.now()) * renewAtShare));
    },
    retrySoon() {
      plan(retryMs);
    },
    cancel() {
      cancel();
    },
  };
}
