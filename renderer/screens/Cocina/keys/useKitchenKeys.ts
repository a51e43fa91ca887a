import { useEffect, useRef, type RefObject } from 'react';
import { useCampana } from '../../../app/context';
import { selectOpenAlertas } from '../../../stores/alertasSlice';
import { cardElements } from '../board/useFocusKeeper';
import type { Kitchen } from '../kitchen/kitchen';
import { keyCommand, type Direction, type KeyCommand, type KeyPress } from './keyCommand';
import { neighbour } from './neighbour';

/** Two presses of a key within this time, in ms, are one press of a worn bump bar. */
const bounceMs = 100;
/** An alert that took the place of another unread one cannot be read by a key for as long, in ms. */
const readableMs = 400;

/** Lets a bump bar or keyboard work the screen below `rootRef`, wherever the focus is but in a dialog. */
export function useKitchenKeys(kitchen: Kitchen, rootRef: RefObject<HTMLElement | null>): void {
  const { store } = useCampana();
  const topAlert = useRef<{ id: number; readableAt: number } | null>(null);

  useEffect(() => {
    const noteTop = () => {
      const unread = selectOpenAlertas(store.getState());
      const id = unread[0]?.id;
      const before = topAlert.current?.id;
      if (id === before) return;
      const displaces = unread.some((alerta) => alerta.id === before);
      const readableAt = displaces ? performance.now() + readableMs : 0;
      topAlert.current = id === undefined ? null : { id, readableAt };
    };
    noteTop();
    return store.subscribe(noteTop);
  }, [store]);

  useEffect(() => {
    let last = { key: '', at: Number.NEGATIVE_INFINITY };

    function isBounce(key: string): boolean {
      const at = performance.now();
      const bounce = key === last.key && at - last.at < bounceMs;
      last = { key, at };
      return bounce;
    }

    function press(card: HTMLElement | undefined): void {
      card?.querySelector<HTMLButtonElement>('button[data-main]')?.click();
    }

    function move(root: HTMLElement, direction: Direction): void {
      const cards = cardElements(root);
      const from = cards.findIndex((card) => card.contains(document.activeElement));
      const corners = cards.map((card) => ({ left: card.offsetLeft, top: card.offsetTop }));
      const to = neighbour(corners, from, direction);
      if (to === null) return;
      cards[to]?.focus({ preventScroll: true });
      cards[to]?.scrollIntoView({ block: 'nearest' });
    }

    function run(command: KeyCommand, root: HTMLElement): void {
      switch (command.kind) {
        case 'finish':
          press(cardElements(root)[command.index]);
          return;
        case 'finish_selected':
          press(cardElements(root).find((card) => card === document.activeElement));
          return;
        case 'move':
          move(root, command.direction);
          return;
        case 'recall':
          kitchen.showPanel('recall');
          return;
        case 'help':
          kitchen.showPanel('keys');
          return;
        case 'read': {
          const top = topAlert.current;
          if (top === null || performance.now() < top.readableAt) return;
          root.querySelector<HTMLElement>(`[data-alert="${top.id}"] button`)?.click();
          return;
        }
      }
    }

    function onKeyDown(event: KeyboardEvent): void {
      const root = rootRef.current;
      if (root === null || event.defaultPrevented || !kitchen.store.getState().keysOn) return;
      const on = placeOf(event.target);
      if (on === null) return;
      const { key, ctrlKey, altKey, metaKey, repeat } = event;
      const command = keyCommand({ key, ctrlKey, altKey, metaKey, repeat, on });
      if (command === null) return;
      event.preventDefault();
      if (command.kind !== 'move' && isBounce(key)) return;
      run(command, root);
    }

    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [kitchen, rootRef]);
}

/** What the focus is on, as the key map sees it; null inside a dialog or menu, which have keys of their own. */
function placeOf(target: EventTarget | null): KeyPress['on'] | null {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.closest('.MuiModal-root, [role="menu"], [role="dialog"]') !== null) return null;
  if (target.isContentEditable || target.closest('input, textarea, select') !== null)
    return 'field';
  if (target.matches('[data-card]')) return 'card';
  return target.closest('button, a, [role="button"]') === null ? 'page' : 'control';
}
