import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', 'dist/**', 'release/**', 'e2e/**'];
const withDatabase = ['**/*.db.test.ts', '**/*.int.test.ts'];

/** Each project is a speed class: `unit` needs nothing, `db` gets one PostgreSQL for the whole run. */
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    // Two cores must do, and a database server takes part of one.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, ...withDatabase],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: withDatabase,
          exclude: ignored,
          globalSetup: ['testing/postgresForRun.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A condition is waited for as long as the test may take, not for a second: the machine may be busy.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
