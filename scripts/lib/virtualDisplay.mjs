// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ended, endGroup, forEachLine } from './children.mjs';
import { installDebianPackages } from './debian.mjs';
import { hasDisplay } from './desktopApp.mjs';

/** What Electron needs on a bare Debian, besides the display itself. */
const packages = [
  ...['xvfb', 'xauth', 'dbus', 'libnss3', 'libgtk-3-0', 'libasound2', 'libgbm1', 'libnotify4'],
  'libxss1',
];
const server = '/usr/bin/Xvfb';

/**
 * A display for windows nobody looks at, where there is no real one.
 * @returns {Promise<{env: NodeJS.ProcessEnv, end: () => Promise<void>}>} the settings that make
 *   programs use it, and how to end it
 */
export async function ensureDisplay() {
  if (hasDisplay()) {
    return { env: {}, end: () => Promise.resolve() };
  }
  if (!existsSync(server)) {
    console.error('Installing a virtual display for the tests…');
    installDebianPackages(packages);
  }
  if (!existsSync(server)) {
    throw new Error(
      'The tests open windows and there is no display: install xvfb, or set DISPLAY.',
    );
  }
  // It picks a free number itself and tells it through the third pipe.
  const child = spawn(
    server,
    ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-noreset'],
    { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await Promise.race([
    new Promise((resolve) => {
      forEachLine(/** @type {import('node:stream').Readable} */ (child.stdio[3]), resolve);
    }),
    ended(child).then((code) => Promise.reject(new Error(`Xvfb ended with ${code}`))),
  ]);
  return {
    env: { DISPLAY: `:${number}` },
    end: () => endGroup(child, () => child.kill('SIGTERM'), 3000),
  };
}
