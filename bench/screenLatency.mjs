// @ts-check
// npm run bench:latency: from a program's POST /broadcast to the DOM of a cook's screen, in milliseconds.
// Broker, database, browser and publisher share this computer.
import { chromium } from '@playwright/test';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { findChromium } from '../scripts/lib/chromium.mjs';
import { dataFolder, pause, percentile, serviceToken, startBroker } from './lib/broker.mjs';

/** The page notes when it first sees each mark, by the computer's one clock. Runs in the page. */
const watchForMarks = `
  const seen = (window.seen = new Map());
  new MutationObserver(() => {
    for (const [mark] of (document.body.textContent ?? '').matchAll(/medida-\\d+\\./g)) {
      if (!seen.has(mark)) seen.set(mark, Date.now());
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
`;
const events = Number(process.argv[2] ?? 200);
const gapMs = 100;

await ensureBuilt();
const folder = dataFolder();
const broker = await startBroker(folder.path, { CAMPANA_DEMO: '1' });
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
try {
  const token = await serviceToken(folder.path);
  await page.goto(broker.url);
  await page.getByLabel('Usuario').fill('cocina');
  await page.getByLabel('Contraseña', { exact: true }).fill('campana-demo');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('region', { name: 'Alertas' }).waitFor();
  await page.evaluate(watchForMarks);
  const latencies = [];
  for (let i = 0; i < events; i += 1) {
    const mark = `medida-${i}.`;
    const sent = Date.now();
    const response = await fetch(`${broker.url}/broadcast`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        tipo: 'alerta_cocina',
        mensaje: mark,
        sucursal_id: 1,
        prioridad: 'alta',
      }),
    });
    const { id } = /** @type {{ id: number }} */ (await response.json());
    latencies.push((await seenAt(mark)) - sent);
    // The board stays as full as in a kitchen: what was measured is read.
    await readAlert(broker.url, id, token);
    await pause(gapMs);
  }
  console.log(
    `publish to DOM over ${events} alerts: median ${percentile(latencies, 0.5)} ms, p95 ${percentile(latencies, 0.95)} ms, worst ${Math.max(...latencies)} ms`,
  );
} finally {
  await browser.close();
  await broker.stop();
  folder.remove();
}

/**
 * When the page first saw a mark. Asked again and again: the page's policy forbids waiting inside it.
 * @param {string} mark
 * @returns {Promise<number>}
 */
async function seenAt(mark) {
  for (;;) {
    const moment = await page.evaluate(`window.seen.get('${mark}') ?? 0`);
    if (typeof moment === 'number' && moment > 0) return moment;
    await pause(5);
  }
}

/**
 * Ends an alert by the event a cook's tap would cause.
 * @param {string} url
 * @param {number} eventId
 * @param {string} token
 */
async function readAlert(url, eventId, token) {
  await fetch(`${url}/broadcast`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tipo: 'alerta_leida', alerta_id: eventId, sucursal_id: 1 }),
  });
}
