/** After something moved, a finger already on its way would hit another thing than it aimed at: ms to wait. */
export const shiftPauseMs = 400;

/** Tells meant taps from stray ones. */
export interface TapGuard {
  /** Something moved under the fingers, or a button changed what it does. */
  shifted(): void;
  /**
   * Whether a tap counts. `clicks` is the browser's own count of taps in one place in quick succession
   * (`event.detail`; 0 from the keyboard): the second one of a wet finger's two is never meant.
   */
  accepts(clicks: number): boolean;
}

/** Creates a guard; `now` is in milliseconds. */
export function createTapGuard(now: () => number): TapGuard {
  let shiftedAt = Number.NEGATIVE_INFINITY;
  return {
    shifted() {
      shiftedAt = now();
    },
    accepts: (clicks) => clicks <= 1 && now() - shiftedAt >= shiftPauseMs,
  };
}
