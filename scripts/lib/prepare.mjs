// @ts-check
import { existsSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, hasBuildTools } from './install.mjs';
import { inRoot } from './project.mjs';

/**
 * Makes sure that a built program is there and up to date, and gives its path. On a server that was
 * installed without the tools to build (`npm ci --omit=dev`) it takes what is built as it is.
 * @param {string} output the program's file under `dist`
 * @param {{screens: boolean}} which
 */
export async function prepareProgram(output, which) {
  const file = inRoot('dist', output);
  if (!existsSync(file) || hasBuildTools()) {
    await ensureInstalled();
    await ensureBuilt(which);
  }
  return file;
}
