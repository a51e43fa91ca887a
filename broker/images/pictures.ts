import type Sharp from 'sharp';

/** What every stored picture is. */
export const storedType = 'image/jpeg';

/** Most pixels decoded: a phone's largest photo fits, a "bomb" of a few kilobytes does not. */
const maxPixels = 50_000_000;
/** Longest side kept: enough to read a receipt zoomed in. */
const maxSide = 2_000;
const quality = 85;

/**
 * Makes a picture anew from its pixels: upright, at most 2000 pixels a side, without metadata.
 * Rejects for what cannot be decoded.
 */
export async function reencode(bytes: Buffer): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' })
    .autoOrient()
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
    .toBuffer();
}

/** Draws an SVG of our own making as PNG. Never give it one from outside: SVG can refer to files. */
export async function drawSvg(svg: string): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Loaded when the first picture comes. */
async function loadSharp(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
