import { folded } from '../../../shared/names';

/** A piece of a text: what it is compared by, and where it stands in the original. */
export interface Word {
  /** Without accents and case; the text itself for a separator. */
  plain: string;
  /** What is left without plural endings: "papas" and "papa" have one stem. */
  stem: string;
  kind: 'word' | 'number' | 'separator';
  start: number;
  end: number;
}

const pieces = /\d+\/\d+|\d+(?:[.,]\d+)?|[\p{L}\p{M}]+|\n|[^\s]/gu;
const letters = /^[\p{L}\p{M}]/u;

/** Takes a text apart. Emoji, bullets and punctuation separate; so does the end of a line. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(pieces)].map(({ 0: piece, index }) => {
    const place = { start: index, end: index + piece.length };
    if (/^\d/.test(piece)) {
      return { ...place, kind: 'number', plain: piece.replace(',', '.'), stem: piece };
    }
    if (!letters.test(piece)) return { ...place, kind: 'separator', plain: piece, stem: piece };
    const plain = folded(piece);
    return { ...place, kind: 'word', plain, stem: stemOf(plain) };
  });
}

/** A plain word without its plural: the last `s`, and the `e` before it or at the end. */
export function stemOf(plain: string): string {
  const singular = plain.length > 3 ? plain.replace(/s$/, '') : plain;
  return singular.length > 3 ? singular.replace(/e$/, '') : singular;
}

/**
 * How alike two stems are, from 0 to 1: one letter off for short words, two for long ones, or the
 * beginning of a long word. Under four letters only the same word counts.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || /^\d/.test(a) || /^\d/.test(b)) return 0;
  const most = shorter >= 7 ? 2 : 1;
  if (Math.abs(a.length - b.length) <= most) {
    const off = distance(a, b);
    if (off <= most) return off === 1 ? 0.85 : 0.75;
  }
  return a.startsWith(b) || b.startsWith(a) ? 0.8 : 0;
}

/** Letters to add, drop, change or swap to come from one word to the other. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
