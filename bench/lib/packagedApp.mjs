// @ts-check
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Starts the packaged app and waits for its login, as a tool sees it through Chromium's remote debugging: later than a
 * person does, by the time the tool takes to connect and to look.
 * @param {string} folder of the unpacked app
 * @param {{ env: NodeJS.ProcessEnv, userData: string }} options
 * @returns {Promise<{ pid: number, usableMs: number, close: () => Promise<void> }>}
 */
export async function startPackagedApp(folder, { env, userData }) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const started = performance.now();
  const child = spawn(
    join(folder, 'campana'),
    [...sandbox, '--remote-debugging-port=0', `--user-data-dir=${userData}`],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`the app ended before it was ready:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(String(address), { noDefaults: true });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the app shows nothing');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.getByLabel('Usuario').waitFor({ timeout: 60_000 });
  const usableMs = performance.now() - started;
  return {
    pid: child.pid ?? 0,
    usableMs,
    async close() {
      await browser.close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}
