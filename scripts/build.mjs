// @ts-check
// npm run build
import { buildAll } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { reasonOf } from './lib/project.mjs';

try {
  await ensureInstalled();
  await buildAll();
} catch (error) {
  console.error(reasonOf(error));
  process.exit(1);
}
