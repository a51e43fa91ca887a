import { expect, test } from 'vitest';
import { latenessOf } from './lateness';

const settings = { minutos_ambar: 8, minutos_rojo: 12 };

test("the branch's own minutes decide what is late", () => {
  expect(latenessOf(7.9 * 60_000, settings)).toBe('fresh');
  expect(latenessOf(8 * 60_000, settings)).toBe('waiting');
  expect(latenessOf(12 * 60_000, settings)).toBe('late');
});
