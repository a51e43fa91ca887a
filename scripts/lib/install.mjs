// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { ended } from './children.mjs';
import { exclusively } from './exclusive.mjs';
import { inRoot, root } from './project.mjs';

/** @typedef {{version?: string, resolved?: string, link?: boolean, optional?: boolean, devOptional?: boolean}} LockedPackage */

/**
 * Installs the locked packages when they are missing or are not the ones the lock file names.
 * Everything npm says goes to standard error, which leaves standard output to the caller.
 */
export async function ensureInstalled() {
  if (isInstalled()) {
    return;
  }
  await exclusively(inRoot('.cache', 'install.lock'), async () => {
    if (!isInstalled()) {
      await install();
    }
  });
}

/** Whether the packages that build the project are there; a server may run without them. */
export function hasBuildTools() {
  return existsSync(inRoot('node_modules', 'esbuild', 'package.json'));
}

/** Compares what npm wrote down after its last complete install with the lock file. */
function isInstalled() {
  const installed = readPackages(inRoot('node_modules', '.package-lock.json'));
  const wanted = readPackages(inRoot('package-lock.json'));
  if (installed === undefined || wanted === undefined) {
    return false;
  }
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' ||
      // Other systems' binaries, and whatever else npm may leave out.
      ((optional === true || devOptional === true) && installed[path] === undefined) ||
      installed[path]?.version === version,
  );
}

/** @param {string} file @returns {Record<string, LockedPackage> | undefined} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    // Missing, or cut off by an interrupted install: install again.
    return undefined;
  }
}

async function install() {
  console.error('Installing the locked packages (npm ci)…');
  // The project's .npmrc silences npm; an install should say what goes wrong, and no more than that.
  const npm = spawnNpm(['ci', '--loglevel=error', '--no-audit', '--no-fund']);
  // Interrupted, we must not leave it running.
  const stop = () => npm.kill();
  process.once('exit', stop);
  const code = await ended(npm);
  process.removeListener('exit', stop);
  if (code !== 0) {
    throw new Error('npm ci failed: see its messages above; a network connection is needed once.');
  }
}

/**
 * Runs npm with everything it prints on standard error.
 * @param {readonly string[]} args
 */
function spawnNpm(args) {
  const options = { cwd: root, stdio: /** @type {['ignore', 2, 2]} */ (['ignore', 2, 2]) };
  const running = process.env['npm_execpath'];
  return running !== undefined && /npm-cli\.c?js$/.test(running)
    ? spawn(process.execPath, [running, ...args], options)
    : spawn('npm', [...args], { ...options, shell: process.platform === 'win32' });
}
