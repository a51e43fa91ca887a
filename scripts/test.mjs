// @ts-check
// npm test: every test. `node scripts/test.mjs unit db e2e` runs the suites it names; `packaged` is the part of
// e2e that drives the app as it is installed.
// The last line is `N passed, N failed, N skipped`; the exit code is 0 only when every suite ran and
// nothing failed.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { electronForTests } from './electronTestRuntime.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { endGroup, ended } from './lib/children.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, reasonOf, root } from './lib/project.mjs';
import { readPlaywrightReport, readVitestReport } from './lib/reports.mjs';
import { ensureDisplay } from './lib/virtualDisplay.mjs';

/** @typedef {import('./lib/reports.mjs').Counts} Counts */

const results = inRoot('test-results');
const suiteTimeoutMs = 40 * 60_000;

/** @type {Set<() => Promise<void>>} */
const running = new Set();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    void Promise.all([...running].map((end) => end())).then(() => process.exit(130));
  });
}

const asked = process.argv.slice(2);
const wanted = asked.length === 0 ? ['unit', 'db', 'e2e'] : asked;
const vitestProjects = wanted.filter((name) => name === 'unit' || name === 'db');

await ensureInstalled();
await ensureBuilt();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** @type {Counts[]} */
const counts = [];
if (vitestProjects.length > 0) {
  counts.push(await suite(vitestProjects.join(' and '), () => runVitest(vitestProjects)));
}
if (wanted.includes('e2e')) {
  counts.push(await suite('e2e', () => runPlaywright()));
}
if (wanted.includes('packaged')) {
  counts.push(await suite('packaged', () => runPlaywright('e2e/electron/packaged')));
}
report(counts);

/**
 * Runs a suite; one that cannot run, or runs nothing, is a failure.
 * @param {string} name
 * @param {() => Promise<{code: number, counts: Counts}>} run
 * @returns {Promise<Counts>}
 */
async function suite(name, run) {
  console.log(`\n── ${name} ──`);
  try {
    const { code, counts } = await run();
    const ran = counts.passed + counts.failed;
    if (ran === 0 || (code !== 0 && counts.failed === 0)) {
      const why = ran === 0 ? 'ran no test' : `ended with ${code} although no test failed`;
      return { ...counts, failed: counts.failed + 1, failures: [`${name}: ${why}`] };
    }
    return counts;
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, failures: [`${name}: ${reasonOf(error)}`] };
  }
}

/** @param {readonly string[]} projects */
async function runVitest(projects) {
  const output = inRoot('test-results', 'vitest.json');
  const code = await runNode('vitest/vitest.mjs', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
  ]);
  return { code, counts: readVitestReport(output) };
}

/** @param {string[]} paths of the tests to run; all of them without one */
async function runPlaywright(...paths) {
  ensureChromium();
  await electronForTests();
  const display = await ensureDisplay();
  running.add(display.end);
  try {
    const code = await runNode('@playwright/test/cli.js', ['test', ...paths], display.env);
    return { code, counts: readPlaywrightReport(inRoot('test-results', 'playwright.json')) };
  } finally {
    await display.end();
    running.delete(display.end);
  }
}

/**
 * Runs a package's program in a process group that is gone when this resolves.
 * @param {string} program its path below node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function runNode(program, args, env = {}) {
  const child = spawn(process.execPath, [inRoot('node_modules', program), ...args], {
    cwd: root,
    env: { ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...process.env, ...env },
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = () => endGroup(child, () => child.kill('SIGTERM'), 15_000);
  running.add(end);
  const timeout = setTimeout(() => {
    console.error(`${program} takes longer than ${suiteTimeoutMs / 60_000} minutes: ending it.`);
    void end();
  }, suiteTimeoutMs);
  const code = await ended(child);
  clearTimeout(timeout);
  await end();
  running.delete(end);
  return code;
}

/** @param {readonly Counts[]} all */
function report(all) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    all.reduce((total, each) => total + each[key], 0);
  const failures = all.flatMap((each) => each.failures);
  if (failures.length > 0) {
    console.log(
      `\nFailed:\n${failures.map((failure) => `  ${failure.replace(`${root}/`, '')}`).join('\n')}`,
    );
  }
  process.exitCode = sum('failed') === 0 && all.length > 0 ? 0 : 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}
