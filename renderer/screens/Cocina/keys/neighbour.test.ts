import { expect, test } from 'vitest';
import { neighbour } from './neighbour';

/** Three cards above, two below. */
const corners = [
  { left: 0, top: 0 },
  { left: 100, top: 0 },
  { left: 200, top: 0 },
  { left: 0, top: 300 },
  { left: 100, top: 300 },
];

test('the first arrow chooses the oldest card', () => {
  expect(neighbour(corners, -1, 'down')).toBe(0);
  expect(neighbour([], -1, 'down')).toBeNull();
});

test('left and right follow the reading order over the ends of rows', () => {
  expect(neighbour(corners, 2, 'right')).toBe(3);
  expect(neighbour(corners, 3, 'left')).toBe(2);
  expect(neighbour(corners, 0, 'left')).toBeNull();
  expect(neighbour(corners, 4, 'right')).toBeNull();
});

test('up and down stay in the column, or go as near to it as the row reaches', () => {
  expect(neighbour(corners, 1, 'down')).toBe(4);
  expect(neighbour(corners, 2, 'down')).toBe(4);
  expect(neighbour(corners, 3, 'up')).toBe(0);
  expect(neighbour(corners, 0, 'up')).toBeNull();
  expect(neighbour(corners, 3, 'down')).toBeNull();
});

test('down goes to the next row, not to the last one', () => {
  const tall = [...corners, { left: 0, top: 600 }];
  expect(neighbour(tall, 0, 'down')).toBe(3);
});
