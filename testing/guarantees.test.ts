import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/guarantees.md'), 'utf8');
/** Lines like "- `file`: _name of a test_". */
const named = [...page.matchAll(/^- `([^`]+\.test\.tsx?)`: _(.+)_$/gm)].map(
  ([, file, test]) => [file ?? '', test ?? ''] as const,
);

it('docs/guarantees.md names tests, at least one for each promise', () => {
  const promised = page.slice(page.indexOf('## Promised'), page.indexOf('## Windows'));
  const promises = promised.split(/^\*\*/m).slice(1);
  expect(promises.length).toBeGreaterThan(8);
  for (const promise of promises) expect(promise).toMatch(/^- `[^`]+`: _/m);
});

it.each(named)('%s has a test named "%s"', (file, test) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(test);
});
