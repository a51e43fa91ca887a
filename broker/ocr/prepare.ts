import type { Box } from './readLines';

/**
 * In pixels: the usual letters of a phone's screen are then some 24 high. The reader takes larger ones for other
 * ones, a 6 for 60 above all.
 */
const targetWidth = 760;
/** A row darker than this in its middle has light letters on dark, and is turned round. */
const darkBelow = 110;
/** Rows that are judged together: a line of large letters must not be cut in two. */
const bandShare = 0.02;

/** Hard edges of enlarged letters are read worse. */
const softness = 0.8;

/** A picture of a receipt as the reader wants it: grey, dark on light. */
export interface Prepared {
  png: Buffer;
  width: number;
  height: number;
}

/**
 * Makes a picture fit to be read. Light on dark is turned round row by row, not as a whole: the name of a bank
 * stands in white on a dark bar above a white page.
 */
export async function prepare(bytes: Uint8Array): Promise<Prepared> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const { data, info } = await sharp(bytes)
    .greyscale()
    .resize({ width: targetWidth, kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  whiten(data, width * channels, height);
  const png = await sharp(data, { raw: { width, height, channels } })
    .normalise()
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { png, width, height };
}

/** Part of a prepared picture, enlarged or made smaller until letters that are `letters` high have `pixels`. */
export async function closeUp(
  { png, width, height }: Prepared,
  box: Box,
  { letters, pixels }: { letters: number; pixels: number },
): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const left = clamp(Math.floor(box.x * width), 0, width - 1);
  const top = clamp(Math.floor(box.y * height), 0, height - 1);
  const across = clamp(Math.ceil(box.ancho * width), 1, width - left);
  const down = clamp(Math.ceil(box.alto * height), 1, height - top);
  const scale = pixels / (letters * height);
  const size = {
    width: Math.max(1, Math.round(across * scale)),
    height: Math.max(1, Math.round(down * scale)),
  };
  // The reader wants some paper around the letters.
  const paper = { top: 12, bottom: 12, left: 12, right: 12, background: '#ffffff' };
  const part = await sharp(png).extract({ left, top, width: across, height: down }).toBuffer();
  return sharp(part)
    .resize({ ...size, fit: 'fill' })
    .extend(paper)
    .blur(softness)
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/**
 * Makes the paper of every band white, in place: light on dark is turned round, and what is between black and
 * white is stretched. A coloured bar that stayed grey would be taken for ink.
 */
export function whiten(grey: Uint8Array, width: number, height: number): void {
  const band = Math.max(1, Math.round(height * bandShare));
  for (let top = 0; top < height; top += band) {
    const rows = grey.subarray(top * width, Math.min(height, top + band) * width);
    const paper = medianOf(rows);
    const dark = paper < darkBelow;
    const stretch = 255 / (dark ? 255 - paper : paper);
    for (let index = 0; index < rows.length; index += 1) {
      const value = rows[index] ?? 0;
      rows[index] = Math.min(255, Math.round((dark ? 255 - value : value) * stretch));
    }
  }
}

function medianOf(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  let seen = 0;
  return counts.findIndex((count) => (seen += count) * 2 >= values.length);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
