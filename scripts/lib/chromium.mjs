// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installDebianPackages } from './debian.mjs';
import { inRoot, requireFromRoot } from './project.mjs';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];
const installTimeoutMs = 5 * 60_000;

/**
 * The browser for the end-to-end tests: the one CAMPANA_CHROMIUM names, else Playwright's own, else
 * the system's.
 * @returns {string | undefined} its path, or `undefined` when there is none
 */
export function findChromium() {
  const { chromium } = requireFromRoot('playwright-core');
  return [process.env['CAMPANA_CHROMIUM'], chromium.executablePath(), ...systemBrowsers].find(
    (path) => Boolean(path) && existsSync(path),
  );
}

/** Installs a browser when there is none: Playwright's own, else as root the Debian package. */
export function ensureChromium() {
  if (findChromium() !== undefined) {
    return;
  }
  console.error('Installing a browser for the tests…');
  const cli = inRoot('node_modules', 'playwright', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 2, 'ignore'],
    timeout: installTimeoutMs,
  });
  if (findChromium() === undefined) {
    installDebianPackages(['chromium']);
  }
  if (findChromium() === undefined) {
    throw new Error(
      'The end-to-end tests need a browser: run "npx playwright install chromium", or set CAMPANA_CHROMIUM to one.',
    );
  }
}
