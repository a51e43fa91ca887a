import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';
import type { ShownRow } from './heldList';

type FocusHandlers = Record<'onFocus' | 'onBlur', (event: FocusEvent<HTMLElement>) => void>;

/**
 * Keeps the keyboard in a list when the row it was in leaves: the next row that stays gets the focus,
 * else the last one, else the heading. Does nothing when the focus had gone elsewhere before.
 */
export function useFocusKept<Row extends { readonly id: number }>(
  list: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
  shown: readonly ShownRow<Row>[],
): FocusHandlers {
  const focusedId = useRef<number | null>(null);
  const order = useRef<readonly number[]>([]);

  // Before the paint: a moment later the browser has already given up the focus of what is gone.
  useLayoutEffect(() => {
    const live = shown.filter(({ gone }) => !gone).map(({ row }) => row.id);
    const lost = focusedId.current;
    if (lost !== null && !live.includes(lost) && !isElsewhere(list.current)) {
      const stays = new Set(live);
      const after = order.current.slice(order.current.indexOf(lost) + 1);
      const next = after.find((id) => stays.has(id)) ?? live.at(-1);
      const row = list.current?.querySelector<HTMLElement>(`[data-row="${next ?? ''}"]`);
      focusedId.current = null;
      (row ?? heading.current)?.focus({ preventScroll: true });
    }
    order.current = shown.map(({ row }) => row.id);
  }, [shown, list, heading]);

  return {
    onFocus({ target }) {
      const row = target.closest<HTMLElement>('[data-row]');
      focusedId.current = row === null ? null : Number(row.dataset['row']);
    },
    onBlur({ relatedTarget }) {
      // Without a next element the focus was lost, not moved: that is what this is about.
      if (relatedTarget !== null) focusedId.current = null;
    },
  };
}

function isElsewhere(list: HTMLElement | null): boolean {
  const { activeElement } = document;
  const nowhere = activeElement === null || activeElement === document.body;
  return !nowhere && list?.contains(activeElement) !== true;
}
