import type Sharp from 'sharp';
import { invalidField } from '../problem';

/** What every stored picture is. */
export const reencodedType = 'image/jpeg';

/** Most pixels decoded: a phone's largest photo fits, a "bomb" of a few kilobytes does not. */
const maxPixels = 50_000_000;
/** Longest side kept: enough to read a receipt zoomed in. */
const maxSide = 2_000;
const quality = 85;

/**
 * Makes a picture anew from its pixels: upright, at most 2000 pixels a side, without metadata.
 *
 * @throws Problem 422 for what cannot be decoded.
 */
export async function reencode(bytes: Buffer): Promise<Buffer> {
  const sharp = await loadSharp();
  try {
    return await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality })
      .toBuffer();
  } catch {
    // The library's words are of no use to a person, and every failure here is the file's.
    throw invalidField('imagen', 'no se puede leer como imagen; tome otra foto o captura');
  }
}

/** Loaded when the first picture comes: an idle broker saves some 30 MB. */
async function loadSharp(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
