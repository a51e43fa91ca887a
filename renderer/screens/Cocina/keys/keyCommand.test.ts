import { expect, test } from 'vitest';
import { keyCommand, type KeyPress } from './keyCommand';

const press = (key: string, change: Partial<KeyPress> = {}) =>
  keyCommand({
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    on: 'page',
    ...change,
  });

test('1 to 9 finish the card with that number, 0 nothing', () => {
  expect(press('1')).toEqual({ kind: 'finish', index: 0 });
  expect(press('9')).toEqual({ kind: 'finish', index: 8 });
  expect(press('0')).toBeNull();
});

test('R recalls, Space reads, ? helps, arrows move', () => {
  expect(press('r')).toEqual({ kind: 'recall' });
  expect(press('R')).toEqual({ kind: 'recall' });
  expect(press(' ')).toEqual({ kind: 'read' });
  expect(press('?')).toEqual({ kind: 'help' });
  expect(press('ArrowUp')).toEqual({ kind: 'move', direction: 'up' });
});

test('Enter finishes only a card that was chosen', () => {
  expect(press('Enter')).toBeNull();
  expect(press('Enter', { on: 'card' })).toEqual({ kind: 'finish_selected' });
});

test('Space and Enter on a button stay that button’s own', () => {
  expect(press(' ', { on: 'control' })).toBeNull();
  expect(press('Enter', { on: 'control' })).toBeNull();
});

test('nobody finishes an order by writing in a field or by a shortcut of the browser', () => {
  expect(press('1', { on: 'field' })).toBeNull();
  expect(press('1', { ctrlKey: true })).toBeNull();
  expect(press('r', { metaKey: true })).toBeNull();
  expect(press('1', { altKey: true })).toBeNull();
});

test('a key held down counts once; only arrows keep going', () => {
  expect(press('1', { repeat: true })).toBeNull();
  expect(press('ArrowRight', { repeat: true })).not.toBeNull();
});
