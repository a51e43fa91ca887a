import { expect, test } from 'vitest';
import { durationTicks } from './durationTicks';

test.each([
  [0.4, [0, 1]],
  [5, [0, 1, 2, 3, 4, 5]],
  [100, [0, 30, 60, 90, 120]],
  [1_440, [0, 300, 600, 900, 1_200, 1_500]],
  [5 * 3_600, [0, 3_600, 7_200, 10_800, 14_400, 18_000]],
])('up to %d s is marked where people count', (longest, ticks) => {
  expect(durationTicks(longest)).toEqual(ticks);
});

test.each([0, 0.01, 59, 3_601, 86_400 * 3, 86_400 * 40, 86_400 * 400])(
  'few marks reach as far as %d s',
  (longest) => {
    const ticks = durationTicks(longest);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(longest);
    expect(ticks.length).toBeLessThanOrEqual(7);
  },
);
