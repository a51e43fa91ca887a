import { expect, test } from 'vitest';
import { neighbour, nextInQueue } from './reviewQueue';

test('after a decision the next one of the queue opens', () => {
  expect(nextInQueue(2, [1, 3, 4])).toBe(3);
});

test('one that was decided meanwhile is passed over', () => {
  expect(nextInQueue(2, [1, 4])).toBe(4);
});

test('after the last one the first that is left opens', () => {
  expect(nextInQueue(3, [1, 2])).toBe(1);
});

test('the one just decided is never next, even where the list still has it', () => {
  expect(nextInQueue(1, [1])).toBeNull();
  expect(nextInQueue(1, [1, 2])).toBe(2);
});

test('arrows stop at both ends', () => {
  expect(neighbour([1, 2], 1, 1)).toBe(2);
  expect(neighbour([1, 2], 2, 1)).toBeNull();
  expect(neighbour([1, 2], 1, -1)).toBeNull();
  expect(neighbour([1, 2], 7, 1)).toBeNull();
});
