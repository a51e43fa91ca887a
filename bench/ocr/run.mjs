// @ts-check
// npm run bench:ocr: reads 40 made-up receipts (5 apps, 8 kinds of wear) with the reader that is shipped,
// and says how often each field is right, left out, or wrong, and how long a picture takes.
// npm run bench:ocr -- 80 1000: another number of them, and others than the usual ones.
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { build } from 'esbuild';
import { inRoot } from '../../scripts/lib/project.mjs';
import { apps, picture, receipt, wear } from './receipts.mjs';

const outfile = inRoot('node_modules', '.cache', 'bench', 'ocr.cjs');
await build({
  stdin: {
    contents: `export * from './broker/ocr/recognise'; export * from './broker/media/pictures';`,
    resolveDir: inRoot('.'),
  },
  ...{ outfile, bundle: true, platform: 'node', format: 'cjs', packages: 'external' },
  define: { 'import.meta.url': 'bundleUrl', 'import.meta.dirname': '__dirname' },
  banner: { js: `const bundleUrl = require('node:url').pathToFileURL(__filename).href;` },
});
const { readReceipt, endReader, cleanPicture } = createRequire(import.meta.url)(outfile);

const wanted = Number(process.argv[2] ?? 40);
const seed = Number(process.argv[3] ?? 0);
/** @type {Record<string, { right: number, none: number, wrong: number }>} */
const outcomes = {};
const count = (/** @type {string} */ key, /** @type {'right' | 'none' | 'wrong'} */ outcome) => {
  (outcomes[key] ??= { right: 0, none: 0, wrong: 0 })[outcome] += 1;
};
const times = [];
for (let index = 0; index < wanted; index += 1) {
  const app = apps[index % apps.length] ?? 'yape';
  const worn = wear[Math.floor(index / apps.length) % wear.length] ?? wear[0];
  const made = receipt(app, seed + index + 1);
  const { image } = await cleanPicture(await picture(made, /** @type {any} */ (worn), sharp));
  const began = performance.now();
  const read = await readReceipt({ bytes: image });
  times.push(performance.now() - began);
  const wrong = [];
  for (const [field, expected] of [...Object.entries(made.truth), ['app', app]]) {
    const found =
      field === 'app'
        ? read.app
        : (read.fields.find((/** @type {any} */ each) => each.campo === field)?.valor ?? null);
    const outcome = found === expected ? 'right' : found === null ? 'none' : 'wrong';
    count(field, outcome);
    count(`${app} ${field}`, outcome);
    if (found !== expected) wrong.push(`${field}: ${found} for ${expected}`);
  }
  console.log(
    `${app}, ${worn?.name}${made.dark ? ', dark' : ''}: ${wrong.length === 0 ? 'all right' : wrong.join('; ')}`,
  );
}
await endReader();
times.sort((a, b) => a - b);
console.log(
  `\n${wanted} pictures, median ${Math.round(times[Math.floor(wanted / 2)] ?? 0)} ms, slowest ${Math.round(times.at(-1) ?? 0)} ms`,
);
for (const [key, { right, none, wrong }] of Object.entries(outcomes).sort(([a], [b]) =>
  a.localeCompare(b),
)) {
  console.log(`${key.padEnd(24)} ${right} right, ${none} none, ${wrong} wrong`);
}
