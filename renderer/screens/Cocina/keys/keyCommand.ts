/** Where the arrows lead. */
export type Direction = 'left' | 'right' | 'up' | 'down';

/** What a key of the bump bar asks for. */
export type KeyCommand =
  | { kind: 'finish'; index: number }
  | { kind: 'finish_selected' }
  | { kind: 'move'; direction: Direction }
  | { kind: 'recall' }
  | { kind: 'read' }
  | { kind: 'help' };

/** What is read of a keyboard event. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  repeat: boolean;
  /**
   * Where the key was pressed: in something that writes or slides, on a button or link, on a card, or
   * nowhere in particular.
   */
  on: 'field' | 'control' | 'card' | 'page';
}

const arrows: Partial<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * What a key press means on the kitchen screen; null when it is none of ours. Space and Enter on a
 * button stay that button's own, and a key held down counts once.
 */
export function keyCommand(press: KeyPress): KeyCommand | null {
  const { key, on } = press;
  if (press.ctrlKey || press.altKey || press.metaKey || on === 'field') return null;
  const direction = arrows[key];
  if (direction !== undefined) return { kind: 'move', direction };
  if (press.repeat) return null;
  if (/^[1-9]$/.test(key)) return { kind: 'finish', index: Number(key) - 1 };
  if (key === 'r' || key === 'R') return { kind: 'recall' };
  if (key === '?') return { kind: 'help' };
  if (key === ' ' && on !== 'control') return { kind: 'read' };
  if (key === 'Enter' && on === 'card') return { kind: 'finish_selected' };
  return null;
}
