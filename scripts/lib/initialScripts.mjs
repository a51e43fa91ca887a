// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What a browser has to fetch before it can show anything: the page's own scripts and all they import
 * statically. What is imported when it is opened (`import()`) is no part of it.
 * @param {string} folder the built screens, with their `index.html`
 * @param {string} [opened] a part that is opened at once, by the beginning of its script's name
 * @returns {{ name: string, gzipBytes: number }[]}
 */
export function initialScripts(folder, opened) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const waiting = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(
    ([, name]) => name ?? '',
  );
  if (opened !== undefined) {
    const part = readdirSync(join(folder, 'assets')).find((name) => name.startsWith(`${opened}-`));
    if (part === undefined) throw new Error(`No script of the built screens is named ${opened}.`);
    waiting.push(part);
  }
  /** @type {Map<string, number>} */
  const found = new Map();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const script = readFileSync(join(folder, 'assets', name));
    found.set(name, gzipSync(script).length);
    // `import … from "./x.js"`, `import "./x.js"`, `export … from "./x.js"`; not `import("./x.js")`.
    for (const [, next] of script.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) {
      if (next !== undefined) waiting.push(next);
    }
  }
  return [...found].map(([name, gzipBytes]) => ({ name, gzipBytes }));
}
