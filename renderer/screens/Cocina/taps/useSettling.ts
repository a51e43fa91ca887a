import { useLayoutEffect, useRef, type RefObject } from 'react';
import { movedPlaces, type Place } from './places';

/** After a thing moved, a finger already on its way would hit it instead of what was there: ms to wait. */
export const settleMs = 400;

/**
 * Lets touches pass through an element for a moment. An animation of the browser's own does it: nothing
 * is drawn again, and nothing is left behind when the element goes.
 */
export function settle(element: Element | null): void {
  element?.animate([{ pointerEvents: 'none' }, { pointerEvents: 'none' }], { duration: settleMs });
}

/** Things in a list that moved under the fingers cannot be touched for a moment. */
export function useSettling(rootRef: RefObject<Element | null>, places: readonly Place[]): void {
  const before = useRef<readonly Place[]>([]);
  useLayoutEffect(() => {
    for (const key of movedPlaces(before.current, places)) {
      settle(rootRef.current?.querySelector(`[data-place="${key}"]`) ?? null);
    }
    before.current = places;
  }, [rootRef, places]);
}

/**
 * Whether a tap is the second of a wet finger's two. `clicks` is the browser's own count of taps in one
 * place in quick succession (`event.detail`; 0 from the keyboard).
 */
export function isStrayTap(clicks: number): boolean {
  return clicks > 1;
}
