import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.mjs';

const executablePath = findChromium();
const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Real brokers and databases, a real browser and a real desktop window: see e2e/fixtures.ts. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/playwright',
  // Two cores: a broker with a database and a browser per worker is as much as they carry.
  workers: process.env['CI'] ? 1 : 2,
  // A test that only passes the second time has found something; it should say so.
  retries: 0,
  forbidOnly: true,
  // Generous: a machine that is busy with something else is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    // Recording costs a third of a test's time; what fails in CI is run again where it can be watched.
    trace: process.env['CI'] ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...noSandbox,
        // A browser that only talks to the broker under test, on networks that lead nowhere as well.
        ...['--disable-quic', '--disable-background-networking', '--disable-component-update'],
        ...['--disable-sync', '--no-first-run'],
        // Sounds may play before somebody touched the page, as in the desktop app.
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
  projects: [
    { name: 'browser', testIgnore: '**/electron/**' },
    { name: 'electron', testMatch: '**/electron/**/*.e2e.ts' },
  ],
});
