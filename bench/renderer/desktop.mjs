// @ts-check
import { _electron } from '@playwright/test';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronAppForTests } from '../../scripts/electronTestRuntime.mjs';
import { executablePath, linkFolder, resourcesPath } from '../../scripts/lib/appFolder.mjs';
import { judge, median, short } from '../lib/figures.mjs';
import { dataFolder, pause } from '../lib/broker.mjs';

/**
 * The built desktop app against a running broker: from the start of its process to the first paint, and
 * to a login that can be used. Beside it, in turns, the least an Electron can be: one window that shows a word.
 * @param {{ url: string, rounds: number, env: NodeJS.ProcessEnv }} options
 */
export async function measureDesktop({ url, rounds, env }) {
  const runtime = await electronAppForTests();
  const folder = dataFolder();
  const bare = emptyApp(runtime.executablePath, folder.path);
  const ours = [];
  const empty = [];
  for (let round = 0; round < rounds; round += 1) {
    /** @param {string} executable @param {string} sign what is there when it can be used */
    const start = (executable, sign) => {
      const userData = join(folder.path, `user-data-${round}-${sign}`);
      const args = [...runtime.args, `--user-data-dir=${userData}`];
      return measureStart({ executable, args, env: { ...env, CAMPANA_SERVER_URL: url }, sign });
    };
    empty.push(await start(bare, 'text=Campana'));
    ours.push(await start(runtime.executablePath, 'input'));
  }
  folder.remove();
  const of = (/** @type {Start[]} */ all, /** @type {keyof Start} */ what) =>
    median(all.map((each) => each[what]));
  console.log(`desktop app, from the start of the process, medians of ${rounds}:`);
  for (const [name, all] of /** @type {const} */ ([
    ['Campana', ours],
    ['an empty window', empty],
  ])) {
    console.log(
      `  ${name}: first paint ${short(of(all, 'paint'))} ms (${short(of(all, 'inPage'))} ms of them in the page), usable ${short(of(all, 'usable'))} ms`,
    );
  }
  judge('process to first paint, median', of(ours, 'paint'), '<', 1500, ' ms');
  console.log(
    `  first paint beside an empty window: ${short(of(ours, 'paint') / of(empty, 'paint'))} ×`,
  );
}

/**
 * An Electron with nothing of ours in it.
 * @param {string} executable of the built app in a folder of its own
 * @param {string} folder
 */
function emptyApp(executable, folder) {
  const target = join(folder, 'empty');
  // The executable lies at the same place in every Electron: so many folders up is where this one begins.
  const home = executable.slice(0, -executablePath.length);
  linkFolder(home, target);
  const inside = join(target, resourcesPath, 'app');
  rmSync(inside, { recursive: true, force: true });
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(inside, 'package.json'), '{"name":"empty","main":"main.cjs"}');
  writeFileSync(
    join(inside, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>Campana</h1>'));
app.on('window-all-closed', () => app.quit());\n`,
  );
  return join(target, executablePath);
}

/** @typedef {{ paint: number, inPage: number, usable: number }} Start all in milliseconds */

/**
 * @param {{ executable: string, args: string[], env: NodeJS.ProcessEnv, sign: string }} options
 * @returns {Promise<Start>}
 */
async function measureStart({ executable, args, env, sign }) {
  const inherited = Object.entries({ ...process.env, ...env }).filter(
    /** @returns {entry is [string, string]} */ (entry) => entry[1] !== undefined,
  );
  const started = Date.now();
  const app = await _electron.launch({
    executablePath: executable,
    args,
    env: Object.fromEntries(inherited),
  });
  const page = await app.firstWindow();
  await page.locator(sign).first().waitFor();
  const usable = Date.now() - started;
  const { origin, paint } = await firstPaint(page);
  await app.close();
  return { paint: origin + paint - started, inPage: paint, usable };
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
