/** A piece of a customer's text, and whether it matched no product. */
export interface TextPiece {
  text: string;
  unmatched: boolean;
}

/**
 * Cuts a text into what was understood and what was not. Parts are looked for in their order; one that
 * cannot be found as it was written marks nothing (it is listed besides).
 */
export function textPieces(text: string, unmatched: readonly string[]): TextPiece[] {
  const lower = text.toLowerCase();
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const part of unmatched) {
    const wanted = part.trim().toLowerCase();
    const found = wanted === '' ? -1 : lower.indexOf(wanted, at);
    // Lower case may change a text's length in a few scripts: better no mark than a wrong one.
    if (found === -1 || lower.length !== text.length) continue;
    if (found > at) pieces.push({ text: text.slice(at, found), unmatched: false });
    pieces.push({ text: text.slice(found, found + wanted.length), unmatched: true });
    at = found + wanted.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), unmatched: false });
  return pieces;
}
