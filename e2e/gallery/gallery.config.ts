import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

const { projects: _tests, ...surroundings } = base;

/** The pictures of docs/screens: no tests, and no part of `npm test`. Run them with `npm run gallery`. */
export default defineConfig({
  ...surroundings,
  testDir: '.',
  testMatch: '**/*.shots.ts',
  outputDir: '../../test-results/gallery',
  // One broker at a time: pictures show ages, and a busy machine makes everything look late.
  workers: 1,
  timeout: 180_000,
  reporter: 'list',
});
