import { expect, it } from 'vitest';
import { amountOf, centsOf, sameAmount } from './money';

it('compares amounts in whole cents', () => {
  expect(sameAmount(0.1 + 0.2, 0.3)).toBe(true);
  expect(sameAmount(30, 30.01)).toBe(false);
  expect(centsOf(1.1)).toBe(110);
});

it.each([
  ['1,234.50', 1234.5],
  ['1,234', 1234],
  ['12,5', 12.5],
  ['12.50', 12.5],
  ['1,000,000', 1_000_000],
])('reads %s as it is meant', (text, amount) => {
  expect(amountOf(text)).toBe(amount);
});
