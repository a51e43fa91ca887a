import { expect, test } from 'vitest';
import { namesAgree } from './names';

test.each([
  ['Lucía Ramírez Ñato', 'LUCIA R.'],
  ['Lucía Ramírez', 'Lucia Ram*'],
  ['Juan de la Cruz', 'juan cruz'],
  ['Ana Quispe', 'Quispe Ana María'],
])('%s may be %s', (a, b) => {
  expect(namesAgree(a, b)).toBe(true);
  expect(namesAgree(b, a)).toBe(true);
});

test.each([
  ['Lucía Ramírez', 'Luis Ramos'],
  ['Lucía Ramírez', 'Lucía Torres'],
  ['L. R.', 'Lucía Ramírez'],
  ['', 'Ana'],
  ['José', '***'],
])('%s is not %s', (a, b) => {
  expect(namesAgree(a, b)).toBe(false);
  expect(namesAgree(b, a)).toBe(false);
});
