// @ts-check
// Draws the PNG icons from icon.svg: `node electron/assets/makeIcons.mjs`. The results are committed,
// because packaging must not need a graphics library.
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const here = dirname(fileURLToPath(import.meta.url));
const icons = join(here, 'icons');
const drawing = readFileSync(join(here, 'icon.svg'));
mkdirSync(icons, { recursive: true });

for (const size of sizes) {
  // The drawing is 512 wide at 72 dpi: a density in proportion draws it anew instead of enlarging pixels.
  await sharp(drawing, { density: (72 * size) / 512 })
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toFile(join(icons, `${size}x${size}.png`));
}
