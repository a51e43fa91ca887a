// @ts-check
import { spawn } from 'node:child_process';
import { assembleApp, opensAppsByPath } from './appFolder.mjs';
import { endGroup, ended } from './children.mjs';
import { findElectron } from './electronRuntime.mjs';
import { root } from './project.mjs';

const patienceMs = 5000;

/** @typedef {{ended: Promise<number>, end: () => Promise<void>}} DesktopApp */

/** Whether a window could be shown at all. */
export function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

/**
 * Opens the desktop app on a broker; `undefined` where there is no Electron to open it with.
 * @param {import('./electronRuntime.mjs').ElectronRuntime} electron
 * @param {string} address the broker's
 * @returns {Promise<DesktopApp>}
 */
export async function openDesktopApp(electron, address) {
  const byPath = opensAppsByPath(electron.dist);
  const executable = byPath ? electron.executable : await assembleApp(electron);
  const args = byPath ? [root] : [];
  // Chromium's sandbox refuses to start for root, so as root it is this or no window. Everyone else
  // keeps the sandbox.
  if (process.getuid?.() === 0) {
    args.unshift('--no-sandbox');
  }
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, CAMPANA_SERVER_URL: address };
  // Set in the terminals of editors that are themselves Electron; it would make ours a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  const child = spawn(executable, args, {
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return {
    ended: ended(child),
    end: () => endGroup(child, () => child.kill('SIGTERM'), patienceMs),
  };
}

export { findElectron };
