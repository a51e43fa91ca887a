/** A text without accents, marks and capitals, for comparing what people and apps write differently. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Whether two names may be one person's: "Lucía Ramírez Ñato" is "LUCIA R." and "Lucia Ram*". Each word of
 * the shorter one must begin, or be begun by, one of the longer, and one word must be whole in both.
 */
export function namesAgree(a: string, b: string): boolean {
  const [few = [], many = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  if (few.length === 0) return false;
  const rest = [...many];
  let whole = false;
  for (const word of few) {
    const at = bestMatch(word, rest);
    if (at === -1) return false;
    whole ||= rest[at] === word && word.length > 2;
    rest.splice(at, 1);
  }
  return whole;
}

function bestMatch(word: string, among: readonly string[]): number {
  const same = among.indexOf(word);
  if (same !== -1) return same;
  return among.findIndex((other) => other.startsWith(word) || word.startsWith(other));
}

function wordsOf(name: string): string[] {
  return folded(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !['de', 'del', 'la', 'las', 'los', 'y'].includes(word));
}
