import { expect, test } from 'vitest';
import { movedPlaces } from './places';

const places = (...keys: string[]) => keys.map((key) => ({ key, does: 'finish' }));

test('what is added at the end moves nothing and may be touched at once', () => {
  expect(movedPlaces(places('a'), places('a', 'b'))).toEqual([]);
  expect(movedPlaces([], places('a'))).toEqual([]);
});

test('everything after a gap moved, what stands before it did not', () => {
  expect(movedPlaces(places('a', 'b', 'c', 'd'), places('a', 'c', 'd'))).toEqual(['c', 'd']);
});

test('a thing that is new where another one was cannot be touched at once', () => {
  expect(movedPlaces(places('a', 'b'), places('x', 'a', 'b'))).toEqual(['x', 'a', 'b']);
});

test('a button that does something else now counts as moved', () => {
  const after = [{ key: 'a', does: 'dismiss' }];
  expect(movedPlaces(places('a'), after)).toEqual(['a']);
});
