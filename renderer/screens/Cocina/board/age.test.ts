import { expect, test } from 'vitest';
import { cookingOf, minute } from '../testing/kitchenRows';
import { ageLevel, lateIds, minutesBetween } from './age';
import { kitchenCards } from './cards';

const limits = { minutos_ambar: 8, minutos_rojo: 12 };

test.each([
  [0, 'fine'],
  [7, 'fine'],
  [8, 'amber'],
  [11, 'amber'],
  [12, 'red'],
  [90, 'red'],
] as const)('an order of %i minutes is %s', (minutes, level) => {
  expect(ageLevel(minutes, limits)).toBe(level);
});

test('a branch that set red below amber still gets red', () => {
  expect(ageLevel(6, { minutos_ambar: 10, minutos_rojo: 5 })).toBe('red');
});

test('minutes are whole and never negative, also by a clock that lags behind', () => {
  expect(minutesBetween('2025-01-01T12:00:00.000Z', minute(3) + 59_999)).toBe(3);
  expect(minutesBetween('2025-01-01T12:00:00.000Z', minute(-2))).toBe(0);
});

test('an order is late by the limits of its own branch', () => {
  const cards = kitchenCards([cookingOf(1, 0), cookingOf(2, 0, { sucursal_id: 2 })], new Map(), []);
  const limitsOf = (id: number | null) => (id === 2 ? { ...limits, minutos_rojo: 30 } : limits);
  expect(lateIds(cards, limitsOf, minute(12))).toEqual(new Set([1]));
  expect(lateIds(cards, limitsOf, minute(30))).toEqual(new Set([1, 2]));
});

test('an order nobody makes any more is never late', () => {
  const cancelled = cookingOf(1, 0, { estado: 'CANCELADO' });
  const cards = [{ pedido: cancelled, status: 'cancelled' as const, slot: '' }];
  expect(lateIds(cards, () => limits, minute(60)).size).toBe(0);
});
