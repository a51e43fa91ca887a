import type Sharp from 'sharp';
import { fingerprintOf, fingerprintSize, type Fingerprint } from './fingerprint';

/** What every stored picture is. */
export const pictureType = 'image/jpeg';

/** Most pixels decoded: a phone's largest photo fits, a "bomb" of a few kilobytes does not. */
const maxPixels = 50_000_000;
/** Longest side kept: enough to read a receipt zoomed in. */
const maxSide = 2_000;
const quality = 85;
const thumbnailSide = 320;

/** A picture made anew from its pixels. */
export interface CleanPicture {
  /** JPEG, upright, at most 2000 pixels a side, without metadata. */
  image: Uint8Array;
  /** The same, at most 320 pixels a side. */
  thumbnail: Uint8Array;
  width: number;
  height: number;
  /** Null for a picture of nothing. */
  fingerprint: Fingerprint | null;
}

/** Makes a picture anew: nothing that was hidden in the file survives. Rejects for what cannot be decoded. */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanPicture> {
  const sharp = await loadSharp();
  const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' })
    .autoOrient()
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  const thumbnail = await sharp(data)
    .resize({
      width: thumbnailSide,
      height: thumbnailSide,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .jpeg({ quality: 75 })
    .toBuffer();
  const grey = await sharp(data)
    .greyscale()
    .resize({ ...fingerprintSize, fit: 'fill' })
    .raw()
    .toBuffer();
  const { width, height } = info;
  return { image: data, thumbnail, width, height, fingerprint: fingerprintOf(grey) };
}

/** Draws an SVG of our own making as PNG. Never give it one from outside: SVG can refer to files. */
export async function drawSvg(svg: string): Promise<Uint8Array> {
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
