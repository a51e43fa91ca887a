// @ts-check
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium.mjs';

/** A browser for measuring, with exact memory figures. */
export async function openBrowser() {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--enable-precise-memory-info', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}

/**
 * A window of the demo's restaurant, signed in and loaded.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {string} usuario
 */
export async function openScreen(browser, url, usuario) {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'es-PE',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('Usuario').fill(usuario);
  await page.getByLabel('Contraseña', { exact: true }).fill('campana-demo');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('status').filter({ hasText: 'Conectado' }).first().waitFor();
  await page.getByText('Cargando').first().waitFor({ state: 'hidden' });
  return page;
}

/**
 * What the browser counts of a page: memory after a collection in MB, nodes, and time in ms.
 * @param {import('@playwright/test').Page} page
 */
export async function gauge(page) {
  const session = await page.context().newCDPSession(page);
  // Processor time of the page's own thread: what else runs on this computer does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    /** Frees what nobody holds, and answers what is left. */
    async heapMb() {
      await session.send('HeapProfiler.collectGarbage');
      return (await read('JSHeapUsedSize')) / 1e6;
    },
    // The page's own count; the browser's includes what waits for its collection.
    nodes: () =>
      /** @type {Promise<number>} */ (page.evaluate(`document.querySelectorAll('*').length`)),
    /** Script and everything that follows from it (styles, layout), so far. */
    async workMs() {
      const metrics = await all();
      const of = (/** @type {string} */ name) => (metrics.get(name) ?? 0) * 1000;
      return {
        script: of('ScriptDuration'),
        rendering: of('RecalcStyleDuration') + of('LayoutDuration'),
      };
    },
  };

  async function all() {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
  /** @param {string} name */
  async function read(name) {
    return (await all()).get(name) ?? Number.NaN;
  }
}

/** Notes every task that blocks the page for more than 50 ms, in `window.longTasks`. Runs in the page. */
export const watchLongTasks = `
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: 'longtask' });
`;
