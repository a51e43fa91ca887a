import { describe, expect, test } from 'vitest';
import { contrastRatio } from './contrast';
import { charcoal, paper, type Palette } from './palette';

const pairs: [keyof Palette, keyof Palette][] = [
  ...(['ground', 'surface', 'sunken'] as const).flatMap(
    (under): [keyof Palette, keyof Palette][] => [
      ['ink', under],
      ['inkSoft', under],
      ['brass', under],
      ['chilli', under],
      ['amber', under],
      ['done', under],
    ],
  ),
  ['onBrass', 'brass'],
  ['onBrass', 'brassHover'],
  ['onChilli', 'chilli'],
  ['onAmber', 'amber'],
  ['onDone', 'done'],
  ['ink', 'chilliTint'],
  ['ink', 'amberTint'],
  ['ink', 'doneTint'],
  ['chilli', 'chilliTint'],
  ['amber', 'amberTint'],
  ['done', 'doneTint'],
];

describe.each([
  ['paper', paper],
  ['charcoal', charcoal],
])('%s', (_name, palette) => {
  test.each(['ground', 'surface', 'sunken'] as const)('edges are seen on %s (WCAG AA)', (under) => {
    expect(contrastRatio(palette.edge, palette[under])).toBeGreaterThanOrEqual(3);
  });

  test.each(pairs)('%s on %s is readable (WCAG AA)', (over, under) => {
    expect(contrastRatio(palette[over], palette[under])).toBeGreaterThanOrEqual(4.5);
  });
});

test('the contrast of black on white is the largest there is', () => {
  expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21);
});
