// @ts-check
// npm run gallery: opens every screen in its main states and writes their pictures to docs/screens.
// `npm run gallery -- cocina` takes only the files of pictures whose names match.
import { spawn } from 'node:child_process';
import { ensureBuilt } from './lib/build.mjs';
import { endGroup, ended } from './lib/children.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureDisplay } from './lib/virtualDisplay.mjs';
import { inRoot, root } from './lib/project.mjs';

await ensureInstalled();
await ensureBuilt();
ensureChromium();

const display = await ensureDisplay();
const cli = inRoot('node_modules', 'playwright', 'cli.js');
const config = inRoot('e2e', 'gallery', 'gallery.config.ts');
const child = spawn(process.execPath, [cli, 'test', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...display.env },
  detached: true,
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    void endGroup(child, () => child.kill('SIGTERM'), 5000)
      .then(() => display.end())
      .then(() => process.exit(130));
  });
}
process.exitCode = await ended(child);
await display.end();
