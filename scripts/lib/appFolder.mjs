// @ts-check
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { exclusively } from './exclusive.mjs';
import { inRoot, packageJson } from './project.mjs';

/** Where an Electron keeps its resources, below the folder of the download. */
export const resourcesPath =
  process.platform === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';

/** The executable's path below the folder of the download. */
export const executablePath =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
    /** @type {string} */ (process.platform)
  ] ?? 'electron';

/** Whether an Electron can open an app by its path; a stripped one only opens what lies inside it. */
export function opensAppsByPath(/** @type {string} */ electronDist) {
  return existsSync(join(electronDist, resourcesPath, 'default_app.asar'));
}

/**
 * Makes a folder that is an Electron with our build inside, like a packaged app but without copying
 * the 200 MB of the runtime (they are linked) or the packages. Made again when the build changed.
 * @param {{dist: string, version: string}} electron the unpacked Electron
 * @returns {Promise<string>} the path of the executable
 */
export async function assembleApp({ dist: electronDist, version }) {
  const name = createHash('sha256').update(electronDist).digest('hex').slice(0, 12);
  const target = inRoot('.cache', `app-${name}`);
  await exclusively(`${target}.lock`, () => {
    const fingerprint = [
      electronDist,
      version,
      ...['programs', 'screens'].map((part) =>
        readFileSync(inRoot('dist', `.stamp-${part}`), 'utf8'),
      ),
    ].join('\n');
    const stamp = join(target, '.stamp');
    if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint) {
      rmSync(target, { recursive: true, force: true });
      linkFolder(electronDist, target);
      putAppInside(join(target, resourcesPath, 'app'));
      writeFileSync(stamp, fingerprint);
    }
  });
  return join(target, executablePath);
}

/** @param {string} folder */
function putAppInside(folder) {
  const { name, productName, version } = packageJson();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, productName, version, main: 'dist/electron/main.cjs' }),
  );
  for (const part of ['dist', 'electron/assets']) {
    if (existsSync(inRoot(part))) {
      cpSync(inRoot(part), join(folder, part), { recursive: true });
    }
  }
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'), 'junction');
}

/** A copy of a folder whose files are the same ones where the disk can do that. @param {string} from @param {string} to */
export function linkFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      linkFolder(source, target);
    } else if (entry.isSymbolicLink()) {
      symlinkSync(readlinkSync(source), target);
    } else {
      linkFile(source, target);
    }
  }
}

/** @param {string} from @param {string} to */
function linkFile(from, to) {
  try {
    linkSync(from, to);
  } catch {
    // Another disk, or one without links.
    copyFileSync(from, to);
  }
}
