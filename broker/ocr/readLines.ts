/** A place on a picture, in parts of its width and height from the upper left corner. */
export interface Box {
  x: number;
  y: number;
  ancho: number;
  alto: number;
}

/** A word as it was read. */
export interface ReadWord {
  text: string;
  /** 0 to 100. */
  confidence: number;
  box: Box;
}

/** A line of words, from left to right. */
export interface ReadLine {
  text: string;
  words: readonly ReadWord[];
  box: Box;
}

/** Puts words that stand side by side into one line, whatever columns the reader saw. */
export function linesOf(words: readonly ReadWord[]): ReadLine[] {
  const rows: ReadWord[][] = [];
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const reach = Math.max(word.box.alto, first?.box.alto ?? 0) / 2;
    if (row && first && Math.abs(middle(word) - middle(first)) < reach) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => {
    const sorted = row.sort((a, b) => a.box.x - b.box.x);
    return { text: sorted.map(({ text }) => text).join(' '), words: sorted, box: around(sorted) };
  });
}

/** The smallest box around all of them. */
export function around(words: readonly { box: Box }[]): Box {
  const x = Math.min(...words.map(({ box }) => box.x));
  const y = Math.min(...words.map(({ box }) => box.y));
  const right = Math.max(...words.map(({ box }) => box.x + box.ancho));
  const bottom = Math.max(...words.map(({ box }) => box.y + box.alto));
  return { x, y, ancho: right - x, alto: bottom - y };
}

function middle({ box }: ReadWord): number {
  return box.y + box.alto / 2;
}
