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

/** A dot over the corner of the icon says how the server is. */
const lights = { verde: '#3f8f4f', ambar: '#e0a030', rojo: '#c8321f' };
for (const [name, colour] of Object.entries(lights)) {
  const dot = Buffer.from(
    `<svg width="32" height="32"><circle cx="25" cy="25" r="7" fill="${colour}" stroke="#fff" stroke-width="2"/></svg>`,
  );
  await sharp(drawing, { density: (72 * 32) / 512 })
    .resize(32, 32)
    .composite([{ input: dot }])
    .png({ compressionLevel: 9 })
    .toFile(join(icons, `tray-${name}.png`));
}
await sharp(
  Buffer.from('<svg width="16" height="16"><circle cx="8" cy="8" r="7" fill="#c8321f"/></svg>'),
)
  .png({ compressionLevel: 9 })
  .toFile(join(icons, 'badge.png'));
