import { expect, test } from 'vitest';
import { textPieces } from './unmatched';

const marked = (text: string, parts: string[]) =>
  textPieces(text, parts)
    .map((piece) => (piece.unmatched ? `[${piece.text}]` : piece.text))
    .join('');

test('what matched no product is marked where it stands, in whatever case', () => {
  expect(marked('2 papas y Una Cosita, gracias', ['una cosita', 'gracias'])).toBe(
    '2 papas y [Una Cosita], [gracias]',
  );
});

test('parts are taken in their order, so a word that is there twice is marked where it was meant', () => {
  expect(marked('uno y uno', ['uno', 'uno'])).toBe('[uno] y [uno]');
});

test('a part that is not there marks nothing, and no text is lost', () => {
  expect(marked('2 papas', ['arroz', ''])).toBe('2 papas');
  expect(marked('', ['x'])).toBe('');
});
