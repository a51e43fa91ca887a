import { expect, test } from 'vitest';
import { inHistory, wholeHistory } from './HistoryToolbar';

const pending = { open: true, sucursal_id: 1 };
const done = { open: false, sucursal_id: 2 };
const ofNobody = { open: true, sucursal_id: null };

test('the whole history has everything', () => {
  expect([pending, done, ofNobody].every((row) => inHistory(wholeHistory, row))).toBe(true);
});

test('open and closed rows exclude each other', () => {
  expect(inHistory({ ...wholeHistory, state: 'abiertas' }, pending)).toBe(true);
  expect(inHistory({ ...wholeHistory, state: 'abiertas' }, done)).toBe(false);
  expect(inHistory({ ...wholeHistory, state: 'cerradas' }, pending)).toBe(false);
  expect(inHistory({ ...wholeHistory, state: 'cerradas' }, done)).toBe(true);
});

test('a branch shows its own rows only', () => {
  const filter = { ...wholeHistory, sucursalId: 1 };
  expect([pending, done, ofNobody].map((row) => inHistory(filter, row))).toEqual([
    true,
    false,
    false,
  ]);
});
