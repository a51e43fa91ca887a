// @ts-check
import { _electron } from '@playwright/test';
import { join } from 'node:path';
import { electronAppForTests } from '../../scripts/electronTestRuntime.mjs';
import { judge, median, short } from '../lib/figures.mjs';
import { dataFolder, pause } from '../lib/broker.mjs';

/**
 * The built desktop app against a running broker: from the start of its process to the first paint.
 * @param {{ url: string, rounds: number, env: NodeJS.ProcessEnv }} options
 */
export async function measureDesktop({ url, rounds, env }) {
  const runtime = await electronAppForTests();
  const totals = [];
  const pages = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = dataFolder();
    const inherited = Object.entries({ ...process.env, ...env }).filter(
      /** @returns {entry is [string, string]} */ (entry) => entry[1] !== undefined,
    );
    const started = Date.now();
    const app = await _electron.launch({
      executablePath: runtime.executablePath,
      args: [...runtime.args, `--user-data-dir=${join(folder.path, 'user-data')}`],
      env: { ...Object.fromEntries(inherited), CAMPANA_SERVER_URL: url },
    });
    const page = await app.firstWindow();
    await page.getByLabel('Usuario').waitFor();
    const { origin, paint } = await firstPaint(page);
    totals.push(origin + paint - started);
    pages.push(paint);
    await app.close();
    folder.remove();
  }
  console.log(
    `desktop app (${rounds} starts): page to first paint median ${short(median(pages))} ms, ` +
      `process to first paint median ${short(median(totals))} ms, worst ${short(Math.max(...totals))} ms`,
  );
  judge('process to first paint, median', median(totals), '<', 1500, ' ms');
}

/** @param {import('@playwright/test').Page} page */
async function firstPaint(page) {
  for (;;) {
    const found = /** @type {{ origin: number, paint: number }} */ (
      await page.evaluate(
        `({ origin: performance.timeOrigin, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })`,
      )
    );
    if (found.paint > 0) return found;
    await pause(20);
  }
}
