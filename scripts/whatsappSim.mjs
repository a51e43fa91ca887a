// @ts-check
// npm run whatsapp:sim: bundles the stand-in apart from the product, so that nothing of it is ever packaged.
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, requireFromRoot } from './lib/project.mjs';

await ensureInstalled();
const { build } = await import('esbuild');
const outfile = inRoot('.cache', 'whatsapp-sim', 'main.cjs');
await build({
  entryPoints: [inRoot(join('testing', 'whatsapp', 'main.ts'))],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  logLevel: 'warning',
});
requireFromRoot(outfile);
