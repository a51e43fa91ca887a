import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporaryFolder';
import { readPlaywrightReport, readVitestReport } from './reports.mjs';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder.path, 'report.json');
});
afterEach(() => folder.remove());

describe('readVitestReport', () => {
  it('counts tests, and a file that could not be loaded as a failure', async () => {
    const testResults = [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'adds' },
          { status: 'failed', fullName: 'subtracts' },
          { status: 'skipped', fullName: 'divides' },
          { status: 'todo', fullName: 'multiplies' },
        ],
      },
      {
        name: 'b.test.ts',
        status: 'failed',
        message: 'Cannot find x\n  at y',
        assertionResults: [],
      },
      { name: 'c.test.ts', status: 'passed', assertionResults: [] },
    ];
    await writeFile(file, JSON.stringify({ testResults }));
    expect(readVitestReport(file)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 2,
      failures: ['a.test.ts: subtracts', 'b.test.ts: Cannot find x'],
    });
  });
});

describe('readPlaywrightReport', () => {
  it('counts tests at every depth, and errors outside of any test as failures', async () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'a.e2e.ts',
      line: 7,
      tests: [{ projectName: 'browser', status }],
    });
    const report = {
      suites: [
        {
          specs: [spec('one', 'expected')],
          suites: [{ specs: [spec('two', 'unexpected'), spec('three', 'skipped')] }],
        },
      ],
      errors: [{ message: 'no browser\nat all' }],
    };
    await writeFile(file, JSON.stringify(report));
    expect(readPlaywrightReport(file)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
      failures: ['e2e/a.e2e.ts:7: [browser] two', 'no browser'],
    });
  });
});
