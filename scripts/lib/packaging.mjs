// @ts-check
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ended } from './children.mjs';
import { findElectron } from './electronRuntime.mjs';
import { exclusively } from './exclusive.mjs';
import { inRoot, root } from './project.mjs';

/** The first major version of Electron with a switch for what file:// pages may do. */
const fileFuseSince = 29;

/** What decides what the packaged app is made of, besides the build itself. */
const recipe = [
  ...['electron-builder.yml', 'package.json', 'package-lock.json', 'electron/assets'],
  ...['scripts/packaging', 'scripts/lib/packaging.mjs'],
];

/** @typedef {{dist: string | undefined, version: string | undefined}} ChosenElectron */

/**
 * Runs electron-builder as electron-builder.yml says.
 * @param {{unpacked: boolean, electron: ChosenElectron, output?: string}} options `unpacked`: the app
 *   alone, no installers
 * @returns {Promise<number>} its exit code
 */
export function runBuilder({ unpacked, electron, output }) {
  const { dist, version } = electron;
  const args = [
    ...(unpacked ? ['--dir'] : []),
    ...(dist ? [`-c.electronDist=${dist}`] : []),
    ...(version ? [`-c.electronVersion=${version}`] : []),
    ...(output ? [`-c.directories.output=${output}`] : []),
    ...(version === undefined || Number.parseInt(version, 10) >= fileFuseSince
      ? ['-c.electronFuses.grantFileProtocolExtraPrivileges=false']
      : []),
    '--publish=never',
  ];
  const child = spawn(
    process.execPath,
    [inRoot('node_modules', 'electron-builder', 'cli.js'), ...args],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  return ended(child);
}

/**
 * The Electron the person named by CAMPANA_ELECTRON_DIST and CAMPANA_ELECTRON_VERSION, else the official
 * one if it is on this disk already; without either electron-builder downloads it.
 * @returns {Promise<ChosenElectron>}
 */
export async function chosenElectron() {
  const dist = process.env['CAMPANA_ELECTRON_DIST'];
  const version = process.env['CAMPANA_ELECTRON_VERSION'];
  if (!dist) {
    return version
      ? { dist: undefined, version }
      : ((await findElectron()) ?? { dist: undefined, version: undefined });
  }
  const folder = resolve(dist);
  const versionFile = join(folder, 'version');
  if (!existsSync(folder)) {
    throw new Error(`CAMPANA_ELECTRON_DIST names ${folder}, which does not exist.`);
  }
  if (!version && !existsSync(versionFile)) {
    throw new Error(`Say in CAMPANA_ELECTRON_VERSION which Electron ${folder} is.`);
  }
  return {
    dist: folder,
    version: version || readFileSync(versionFile, 'utf8').trim().replace(/^v/, ''),
  };
}

/** The unpacked app inside an output folder of electron-builder. @param {string} output */
export function unpackedApp(output) {
  const folder = readdirSync(output).find((name) =>
    /^(linux|win|mac).*(unpacked|mac.*)?$/.test(name),
  );
  if (folder === undefined) {
    throw new Error(`There is no packaged app in ${output}: run "npm run package:dir".`);
  }
  return join(output, folder);
}

/**
 * Packages the unpacked app for tests and measurements, unless what lies there was made of the same.
 * The build itself must be fresh.
 * @param {ChosenElectron} electron
 * @returns {Promise<string>} its folder
 */
export async function ensurePackaged(electron) {
  const output = inRoot('.cache', 'package');
  const stamp = join(output, '.stamp');
  await exclusively(`${output}.lock`, async () => {
    const fingerprint = fingerprintOf(electron);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) {
      return;
    }
    const code = await runBuilder({ unpacked: true, electron, output });
    if (code !== 0) {
      throw new Error(`electron-builder ended with ${code}: the reason is above.`);
    }
    writeFileSync(stamp, fingerprint);
  });
  return unpackedApp(output);
}

/** @param {ChosenElectron} electron */
function fingerprintOf(electron) {
  const hash = createHash('sha256').update(JSON.stringify(electron));
  for (const part of ['programs', 'screens']) {
    hash.update(readFileSync(inRoot('dist', `.stamp-${part}`)));
  }
  for (const file of recipe.flatMap(filesOf)) {
    hash.update(`${file}\0`).update(readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  return statSync(inRoot(path)).isDirectory()
    ? readdirSync(inRoot(path))
        .sort()
        .flatMap((name) => filesOf(`${path}/${name}`))
    : [path];
}
