// @ts-check
// npm run package: the installers for this system; npm run package:dir: the unpacked app alone. Both
// under release/, as electron-builder.yml says. CAMPANA_ELECTRON_DIST names the folder of an unpacked
// Electron to use instead of the official download, and CAMPANA_ELECTRON_VERSION its version.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ended } from './lib/children.mjs';
import { findElectron } from './lib/electronRuntime.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, reasonOf, root } from './lib/project.mjs';

/** The first major version of Electron with a switch for what file:// pages may do. */
const fileFuseSince = 29;
/** The unpacked app is for trying out: a test may drive it, which an installed one refuses. */
const driven = ['-c.electronFuses.enableNodeCliInspectArguments=true'];

try {
  await ensureInstalled();
  await ensureBuilt();
  process.exitCode = await packageApp();
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}

async function packageApp() {
  const args = process.argv[2] === 'dir' ? ['--dir', ...driven] : [];
  const { dist, version } = await chosenElectron();
  args.push(...(dist ? [`-c.electronDist=${dist}`] : []));
  args.push(...(version ? [`-c.electronVersion=${version}`] : []));
  if (version === undefined || Number.parseInt(version, 10) >= fileFuseSince) {
    args.push('-c.electronFuses.grantFileProtocolExtraPrivileges=false');
  }
  const child = spawn(
    process.execPath,
    [inRoot('node_modules', 'electron-builder', 'cli.js'), ...args, '--publish=never'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  return ended(child);
}

/**
 * The Electron the person named, else the official one if it is on this disk already; without either
 * electron-builder downloads it.
 */
async function chosenElectron() {
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
