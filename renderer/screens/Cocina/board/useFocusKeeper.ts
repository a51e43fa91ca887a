import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { KitchenCard } from './cards';

/** The cards on the page, in reading order. */
export function cardElements(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>('[data-card]')];
}

/**
 * When the card that has the focus leaves the board, the one that takes its place gets it: who works by
 * keys stays where they were.
 */
export function useFocusKeeper(
  gridRef: RefObject<HTMLElement | null>,
  cards: readonly KitchenCard[],
): void {
  const lastIndex = useRef<number | null>(null);
  useLayoutEffect(() => {
    const grid = gridRef.current;
    if (grid === null) return undefined;
    if (lastIndex.current !== null && document.activeElement === document.body) {
      const elements = cardElements(grid);
      const next = elements[Math.min(lastIndex.current, elements.length - 1)];
      next?.focus();
      if (next === undefined) lastIndex.current = null;
    }
    const note = () => {
      const card = document.activeElement?.closest<HTMLElement>('[data-card]') ?? null;
      lastIndex.current = card === null ? null : cardElements(grid).indexOf(card);
    };
    const left = ({ target }: FocusEvent) => {
      // A card that is taken away loses the focus as well; only afterwards the two can be told apart.
      queueMicrotask(() => {
        if (target instanceof Node && target.isConnected) note();
      });
    };
    note();
    grid.addEventListener('focusin', note);
    grid.addEventListener('focusout', left);
    return () => {
      grid.removeEventListener('focusin', note);
      grid.removeEventListener('focusout', left);
    };
  }, [gridRef, cards]);
}
