// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number, failures: string[]}} Counts */

/**
 * Counts a Vitest report. A file that could not even be loaded counts as one failure.
 * @param {string} file
 * @returns {Counts}
 */
export function readVitestReport(file) {
  const report = readJson(file);
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const { name, status, message, assertionResults } of report.testResults) {
    const failedBefore = counts.failed;
    for (const test of assertionResults) {
      if (test.status === 'passed') {
        counts.passed += 1;
      } else if (test.status === 'failed') {
        counts.failed += 1;
        counts.failures.push(`${name}: ${test.fullName}`);
      } else {
        counts.skipped += 1;
      }
    }
    if (status === 'failed' && counts.failed === failedBefore) {
      counts.failed += 1;
      counts.failures.push(`${name}: ${firstLine(message)}`);
    }
  }
  return counts;
}

/**
 * Counts a Playwright report.
 * @param {string} file
 * @returns {Counts}
 */
export function readPlaywrightReport(file) {
  const report = readJson(file);
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const { title, status, where } of testsOf(report.suites)) {
    if (status === 'expected' || status === 'flaky') {
      counts.passed += 1;
    } else if (status === 'skipped') {
      counts.skipped += 1;
    } else {
      counts.failed += 1;
      counts.failures.push(`${where}: ${title}`);
    }
  }
  for (const { message } of report.errors) {
    counts.failed += 1;
    counts.failures.push(firstLine(message));
  }
  return counts;
}

/**
 * @param {readonly any[]} suites
 * @returns {{title: string, status: string, where: string}[]}
 */
function testsOf(suites) {
  return suites.flatMap((suite) => [
    ...testsOf(suite.suites ?? []),
    ...(suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
      spec.tests.map((/** @type {any} */ test) => ({
        title: `[${test.projectName}] ${spec.title}`,
        status: test.status,
        where: `e2e/${spec.file}:${spec.line}`,
      })),
    ),
  ]);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** @param {string | undefined} text */
function firstLine(text) {
  return (text ?? '').trim().split('\n', 1)[0] ?? '';
}
