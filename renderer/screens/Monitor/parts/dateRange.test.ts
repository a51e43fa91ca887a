import { expect, test } from 'vitest';
import { fieldText, isBackwards, presetRange, reachesNow, resolveRange } from './dateRange';

const now = new Date(2025, 2, 10, 15, 30, 20);

test('everything has no bounds', () => {
  expect(resolveRange(presetRange('todo'), now)).toEqual({});
});

test('today begins at midnight here and ends now', () => {
  expect(resolveRange(presetRange('hoy'), now)).toEqual({
    desde: new Date(2025, 2, 10),
    hasta: now,
  });
});

test('yesterday ends a moment before today', () => {
  expect(resolveRange(presetRange('ayer'), now)).toEqual({
    desde: new Date(2025, 2, 9),
    hasta: new Date(2025, 2, 9, 23, 59, 59, 999),
  });
});

test('the last seven days reach back to the same time of day', () => {
  expect(resolveRange(presetRange('ultimos_7d'), now).desde).toEqual(
    new Date(now.getTime() - 7 * 24 * 3_600_000),
  );
});

test('a typed end includes its whole minute', () => {
  const range = resolveRange(
    { preset: 'propio', desde: '2025-03-10T12:00', hasta: '2025-03-10T12:05' },
    now,
  );
  expect(range.desde).toEqual(new Date(2025, 2, 10, 12, 0));
  expect(range.hasta).toEqual(new Date(2025, 2, 10, 12, 5, 59, 999));
});

test('a bound that was not typed, or not wholly, is open', () => {
  expect(resolveRange({ preset: 'propio', desde: '', hasta: '2025-' }, now)).toEqual({});
});

test('an end before the beginning is noticed', () => {
  const [early, late] = [new Date(1), new Date(2)];
  expect(isBackwards({ desde: late, hasta: early })).toBe(true);
  expect(isBackwards({ desde: early, hasta: late })).toBe(false);
  expect(isBackwards({ desde: late })).toBe(false);
});

test('a field shows the moment it was made from, to the minute', () => {
  expect(fieldText(now)).toBe('2025-03-10T15:30');
  expect(new Date(fieldText(now))).toEqual(new Date(2025, 2, 10, 15, 30));
});

test('only ranges that end at a fixed moment do not reach the present', () => {
  expect(reachesNow(presetRange('ultimas_24h'))).toBe(true);
  expect(reachesNow(presetRange('todo'))).toBe(true);
  expect(reachesNow(presetRange('ayer'))).toBe(false);
  expect(reachesNow(presetRange('propio'))).toBe(false);
});
