import { expect, test } from './fixtures';
import { fileURLToPath } from 'node:url';
import { initialScripts } from '../scripts/lib/initialScripts.mjs';

const folder = fileURLToPath(new URL('../dist/renderer/', import.meta.url));

test('a screen needs less than 400 kB of compressed script, and no charts or administration among it', () => {
  for (const screen of ['AtencionScreen', 'CocinaScreen', 'MonitorScreen']) {
    const scripts = initialScripts(folder, screen);
    const bytes = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
    expect(bytes, `${screen} and what it needs, in bytes`).toBeLessThan(400_000);
    const names = scripts.map(({ name }) => name).join(' ');
    expect(names).toContain(screen);
    expect(names).not.toMatch(/StatsTab|UsuariosTab|SucursalTab|PantallasTab/);
  }
});

test('something is seen before the first script has run', async ({ browser, broker }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(broker.url);
  await expect(page.getByRole('img', { name: 'Campana' })).toBeInViewport();
  await context.close();
});

test('the bell is there before any script is asked for', async ({ page, broker }) => {
  await page.goto(broker.url);
  await expect(page.getByLabel('Usuario')).toBeVisible();
  const { bell, scripts } = await page.evaluate(() => {
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      bell: resources.find(({ name }) => name.endsWith('/favicon.svg'))?.responseEnd ?? 0,
      scripts: resources
        .filter(({ name }) => /\/assets\/.*\.js$/.test(name))
        .map(({ startTime }) => startTime),
    };
  });
  expect(bell).toBeGreaterThan(0);
  expect(scripts.length).toBeGreaterThan(3);
  expect(Math.min(...scripts)).toBeGreaterThan(bell);
});
