import { expect, test } from 'vitest';
import { whiten } from './prepare';

const width = 100;

/** Rows of one paper with a tenth of ink. */
function rows(count: number, paper: number, ink: number): number[] {
  return Array.from({ length: count * width }, (_, index) => (index % 10 === 0 ? ink : paper));
}

test('white on a dark or coloured bar becomes black on white, and the page below stays as it is', () => {
  const grey = Uint8Array.from([...rows(4, 20, 250), ...rows(4, 71, 255), ...rows(92, 255, 30)]);
  whiten(grey, width, 100);
  const at = (row: number) => [grey[row * width + 1], grey[row * width]];
  expect(at(0)).toEqual([255, 5]);
  expect(at(5)).toEqual([255, 0]);
  expect(at(50)).toEqual([255, 30]);
});

test('a page that is black or white all over stays a page', () => {
  const grey = new Uint8Array(width * 100);
  whiten(grey, width, 100);
  expect(new Set(grey)).toEqual(new Set([255]));
  whiten(grey, width, 100);
  expect(new Set(grey)).toEqual(new Set([255]));
});
