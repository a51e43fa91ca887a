import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The files of the project below a folder, by their paths in it; not what was installed or made there. */
function filesBelow(folder: string): string[] {
  const names = readdirSync(join(root, folder)).filter((name) => !/^\.|^node_modules$/.test(name));
  return names.flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const sources = [
  ...['bench', 'broker', 'db', 'e2e', 'electron', 'migrations'].flatMap(filesBelow),
  ...['renderer', 'scripts', 'shared', 'testing'].flatMap(filesBelow),
  ...readdirSync(root).filter((name) => statSync(join(root, name)).isFile()),
].filter((path) => /\.(tsx?|mjs|js|yml|json)$|\.npmrc$/.test(path) && !/package-lock/.test(path));
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...filesBelow('docs').filter((path) => path.endsWith('.md')),
];

it.each(pages)('every page and picture that %s points to is there', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
    ([, link]) => link ?? '',
  );
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

it('every page that a comment points to is there', () => {
  const named = sources.flatMap((path) =>
    [...read(path).matchAll(/\bdocs\/[\w./-]+\.md\b/g)].map(([page]) => [path, page] as const),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(([, page]) => !existsSync(join(root, page)))).toEqual([]);
});

it('every setting that is read is described', () => {
  const described = pages.map(read).join('\n');
  const settings = new Set(
    sources
      .filter((path) => !path.includes('.test.'))
      // Those of WhatsApp are put together from this beginning, and have a page of their own.
      .flatMap((path) => read(path).match(/\bCAMPANA_[A-Z_]*[A-Z]\b/g) ?? []),
  );
  expect(settings.size).toBeGreaterThan(20);
  expect([...settings].filter((name) => !described.includes(name))).toEqual([]);
});
