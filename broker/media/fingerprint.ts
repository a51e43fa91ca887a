/**
 * What a picture looks like, in bits: each says whether it grows clearly brighter from one spot to the
 * next. A copy that was scaled or saved anew differs in few bits; a receipt of the same app with another
 * amount differs in more.
 */
export interface Fingerprint {
  /** 64 bits in hex, of an 8 × 8 raster: finds what may be a copy. */
  coarse: string;
  /** 1024 bits in hex, of a 32 × 32 raster: tells a copy from another receipt of the same app. */
  fine: string;
}

/** The raster a fingerprint is taken from: grey values, row by row. */
export const fingerprintSize = { width: 33, height: 32 } as const;

const side = 32;
const coarseSide = 8;
/** Grey levels: less is noise of the compression, which would flip bits in flat areas. */
const clearStep = 6;

/** Fewer steps than this are no receipt: an even surface looks like every other. */
const fewestSteps = 12;

/** Takes the fingerprint of a raster of `fingerprintSize`; null for a picture of nothing. */
export function fingerprintOf(grey: Uint8Array): Fingerprint | null {
  const at = (x: number, y: number) => grey[y * fingerprintSize.width + x] ?? 0;
  const fine: boolean[] = [];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) fine.push(at(x + 1, y) - at(x, y) > clearStep);
  }
  if (fine.filter(Boolean).length < fewestSteps) return null;
  const step = side / coarseSide;
  const mean = (column: number, row: number) => {
    let sum = 0;
    for (let y = row * step; y < (row + 1) * step; y += 1) {
      for (let x = column * step; x < (column + 1) * step; x += 1) sum += at(x, y);
    }
    return sum / (step * step);
  };
  const coarse: boolean[] = [];
  for (let row = 0; row < coarseSide; row += 1) {
    for (let column = 0; column < coarseSide; column += 1) {
      // The last one is compared with the first of its row: the raster has one column too few for it.
      const next = (column + 1) % coarseSide;
      coarse.push(mean(next, row) - mean(column, row) > clearStep);
    }
  }
  return { coarse: hex(coarse), fine: hex(fine) };
}

/** How many bits two fingerprints in hex differ by. */
export function distance(a: string, b: string): number {
  let bits = 0;
  for (let index = 0; index < a.length; index += 1) {
    let rest = Number.parseInt(a[index] ?? '0', 16) ^ Number.parseInt(b[index] ?? '0', 16);
    for (; rest > 0; rest >>= 1) bits += rest & 1;
  }
  return bits;
}

function hex(bits: readonly boolean[]): string {
  let text = '';
  for (let index = 0; index < bits.length; index += 4) {
    const nibble = [0, 1, 2, 3].reduce((sum, k) => sum * 2 + (bits[index + k] ? 1 : 0), 0);
    text += nibble.toString(16);
  }
  return text;
}
