// @ts-check
// npm run package: the installers for this system; npm run package:dir: the unpacked app alone. Both
// under release/, as electron-builder.yml says. CAMPANA_ELECTRON_DIST names the folder of an unpacked
// Electron to use instead of the official download, and CAMPANA_ELECTRON_VERSION its version.
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { chosenElectron, runBuilder, unpackedApp } from './lib/packaging.mjs';
import { measure, sizeTable } from './lib/packageSize.mjs';
import { inRoot, reasonOf } from './lib/project.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const unpacked = process.argv[2] === 'dir';
  process.exitCode = await runBuilder({ unpacked, electron: await chosenElectron() });
  if (process.exitCode === 0) {
    console.error(sizeTable(measure(unpackedApp(inRoot('release')))));
  }
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}
