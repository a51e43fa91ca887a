import { expect, test } from 'vitest';
import { held, released } from './heldList';

const rows = (...ids: number[]) => ids.map((id) => ({ id }));
const places = (list: ReturnType<typeof held<{ id: number }>>) =>
  list.shown.map(({ row, gone }) => (gone ? -row.id : row.id));

test('a list nobody touches shows its rows', () => {
  expect(released(rows(1, 2))).toEqual({
    shown: [
      { row: { id: 1 }, gone: false },
      { row: { id: 2 }, gone: false },
    ],
    waiting: 0,
  });
});

test('while touched, a row that left keeps its place as gone', () => {
  const list = held(released(rows(1, 2, 3)).shown, rows(1, 3));
  expect(places(list)).toEqual([1, -2, 3]);
});

test('while touched, new rows at the end appear, for they push nothing', () => {
  const list = held(released(rows(1, 2)).shown, rows(1, 2, 3, 4));
  expect(places(list)).toEqual([1, 2, 3, 4]);
  expect(list.waiting).toBe(0);
});

test('while touched, new rows before others wait', () => {
  const list = held(released(rows(2, 5)).shown, rows(1, 2, 3, 5, 6));
  expect(places(list)).toEqual([2, 5, 6]);
  expect(list.waiting).toBe(2);
});

test('while touched, a row that comes back is live again in its place', () => {
  const gone = held(released(rows(1, 2, 3)).shown, rows(1, 3)).shown;
  expect(places(held(gone, rows(1, 2, 3)))).toEqual([1, 2, 3]);
});

test('while touched, rows show what is newest about them', () => {
  const before = released([{ id: 1, text: 'old' }]).shown;
  expect(held(before, [{ id: 1, text: 'new' }]).shown[0]?.row.text).toBe('new');
});

test('when all left, new rows appear below what is left of them', () => {
  const list = held(released(rows(1)).shown, rows(2));
  expect(places(list)).toEqual([-1, 2]);
});
