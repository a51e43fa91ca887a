// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { executablePath } from './appFolder.mjs';
import { ended } from './children.mjs';
import { inRoot, requireFromRoot } from './project.mjs';

/** @typedef {{dist: string, executable: string, version: string}} ElectronRuntime */

/** A slow line gets this long for about 110 MB; without any line the attempt fails at once. */
const downloadTimeoutMs = 5 * 60_000;
/** A download that takes longer than this is worth a word. */
const noticeAfterMs = 2000;
/** How long a failed download is not tried again, so that every start without a network is quick. */
const retryAfterMs = 24 * 60 * 60_000;
const failureFile = inRoot('.cache', 'electron-download-failed.json');

/**
 * The Electron to show the app with: the one ELECTRON_OVERRIDE_DIST_PATH names, else the official
 * one of the `electron` package, which fetches it when it is first needed. `undefined` when there
 * is none and none can be had now.
 * @param {{onDownload?: () => void}} [options] `onDownload` is called when a download takes its time
 * @returns {Promise<ElectronRuntime | undefined>}
 */
export async function findElectron({ onDownload } = {}) {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const executable = join(override, executablePath);
    return existsSync(executable) ? { dist: override, executable, version: 'own' } : undefined;
  }
  const installed = officialElectron();
  if (installed !== undefined || failedLately()) {
    return installed;
  }
  const slow = setTimeout(() => onDownload?.(), noticeAfterMs);
  await download();
  clearTimeout(slow);
  const downloaded = officialElectron();
  if (downloaded === undefined) {
    rememberFailure();
  } else {
    rmSync(failureFile, { force: true });
  }
  return downloaded;
}

/** The official Electron if it is complete on this disk. @returns {ElectronRuntime | undefined} */
function officialElectron() {
  try {
    return runtimeIn(join(packageFolder(), 'dist'));
  } catch {
    // The package itself is not installed (a server without the desktop app).
    return undefined;
  }
}

/**
 * @param {string} dist
 * @returns {ElectronRuntime | undefined}
 */
export function runtimeIn(dist) {
  const executable = join(dist, executablePath);
  const version = join(dist, 'version');
  // The version file is the last thing the download unpacks.
  return existsSync(executable) && existsSync(version)
    ? { dist, executable, version: readFileSync(version, 'utf8').trim().replace(/^v/, '') }
    : undefined;
}

function packageFolder() {
  return dirname(requireFromRoot.resolve('electron/package.json'));
}

async function download() {
  const child = spawn(process.execPath, [join(packageFolder(), 'install.js')], {
    stdio: 'ignore',
    timeout: downloadTimeoutMs,
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  await ended(child);
  process.removeListener('exit', stop);
}

function failedLately() {
  try {
    const { version, at } = JSON.parse(readFileSync(failureFile, 'utf8'));
    return version === wantedVersion() && Date.now() - at < retryAfterMs;
  } catch {
    // Never failed, or the note is unreadable: try.
    return false;
  }
}

function rememberFailure() {
  mkdirSync(dirname(failureFile), { recursive: true });
  writeFileSync(failureFile, JSON.stringify({ version: wantedVersion(), at: Date.now() }));
}

function wantedVersion() {
  return requireFromRoot('electron/package.json').version;
}
