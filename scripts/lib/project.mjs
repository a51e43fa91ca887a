// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the project. @param {...string} parts */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/** @returns {{name: string, productName: string, version: string}} */
export function packageJson() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
}

/** Loads one of the project's packages or built files; needs them installed or built. */
export const requireFromRoot = createRequire(inRoot('package.json'));

/** The text of anything that was thrown. @param {unknown} error */
export function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
