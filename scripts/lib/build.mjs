// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildConstants, bundlePrograms } from './bundles.mjs';
import { exclusively } from './exclusive.mjs';
import { inRoot, root } from './project.mjs';

/**
 * One half of the build. `inputs` are the files and folders it is made from; what else it depends on
 * (versions of packages, this very code) counts for every part.
 * @typedef {{name: string, inputs: readonly string[], proof: string, make: () => Promise<void>}} Part
 */

const dist = inRoot('dist');

/** @type {Part} */
const programsPart = {
  name: 'programs',
  inputs: ['shared', 'db', 'migrations', 'broker', 'electron'],
  proof: 'broker/main.cjs',
  make: () => bundlePrograms(dist),
};

/** @type {Part} */
const screensPart = {
  name: 'screens',
  inputs: ['shared', 'renderer'],
  proof: 'renderer/index.html',
  make: buildScreens,
};

const commonInputs = [
  ...['package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.web.json'],
  ...['scripts/lib/build.mjs', 'scripts/lib/bundles.mjs'],
];

/**
 * Builds what is missing or was made from other sources than today's. Looks at contents, not at
 * times: a checkout that touches every file builds nothing.
 * @param {{screens?: boolean}} [which] `screens: false` leaves out the renderer, which takes longest
 */
export async function ensureBuilt({ screens = true } = {}) {
  const parts = screens ? [programsPart, screensPart] : [programsPart];
  if (parts.every(isFresh)) {
    return;
  }
  await exclusively(inRoot('.cache', 'build.lock'), async () => {
    const stale = parts.filter((part) => !isFresh(part));
    if (stale.length > 0) {
      await build(stale);
    }
  });
}

/** Builds everything, whatever is there. */
export async function buildAll() {
  await exclusively(inRoot('.cache', 'build.lock'), () => build([programsPart, screensPart]));
}

/** @param {readonly Part[]} parts */
async function build(parts) {
  const began = performance.now();
  console.error(`Building ${parts.map((part) => part.name).join(' and ')}…`);
  mkdirSync(dist, { recursive: true });
  await Promise.all(
    parts.map(async (part) => {
      // Taken before the work: a file saved meanwhile makes the next look find it stale.
      const fingerprint = fingerprintOf(part);
      await part.make();
      writeFileSync(stampOf(part), fingerprint);
    }),
  );
  console.error(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

async function buildScreens() {
  const config = inRoot('renderer', 'vite.config.ts');
  if (!existsSync(config)) {
    return;
  }
  const vite = await import('vite');
  await vite.build({
    configFile: config,
    root: inRoot('renderer'),
    logLevel: 'warn',
    define: buildConstants(),
    build: { outDir: join(dist, 'renderer'), emptyOutDir: true },
  });
}

/** @param {Part} part */
function isFresh(part) {
  if (!existsSync(join(dist, part.proof)) || !existsSync(stampOf(part))) {
    return false;
  }
  return readFileSync(stampOf(part), 'utf8') === fingerprintOf(part);
}

/** @param {Part} part */
function stampOf(part) {
  return join(dist, `.stamp-${part.name}`);
}

/** @param {Part} part */
function fingerprintOf(part) {
  const hash = createHash('sha256');
  for (const file of [...commonInputs, ...part.inputs].flatMap(filesOf).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Every file at or below a path of the project, tests left out. @param {string} path @returns {string[]} */
function filesOf(path) {
  const kind = statSync(join(root, path), { throwIfNoEntry: false });
  if (kind === undefined || /\.test\.tsx?$/.test(path)) {
    return [];
  }
  return kind.isDirectory()
    ? readdirSync(join(root, path)).flatMap((name) => filesOf(`${path}/${name}`))
    : [path];
}
