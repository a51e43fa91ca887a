// @ts-check
import { judge, percentile, short } from '../lib/figures.mjs';
import { gauge, openScreen } from './page.mjs';
import { publish, publishMany } from './publishing.mjs';

/** Scrolls the list up and down for some seconds and answers how long each frame took, in ms. Runs in the page. */
const scrollAbout = `
  (async () => {
    const scroller = document.querySelector('[role=list][aria-label="Eventos en vivo"]').parentElement.parentElement;
    const frames = [];
    const started = performance.now();
    let last = started;
    while (performance.now() - started < 5000) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
      // Down and up again every two seconds, about two screens of rows a second.
      scroller.scrollBy(0, Math.floor((now - started) / 2000) % 2 === 0 ? -40 : 40);
    }
    return frames;
  })()
`;

/**
 * A screen that received 10,000 events: what it has grown by, and how it scrolls.
 * @param {{ browser: import('@playwright/test').Browser, url: string, token: string, count: number }} options
 */
export async function measureManyEvents({ browser, url, token, count }) {
  const page = await openScreen(browser, url, 'admin');
  const list = page.getByRole('list', { name: 'Eventos en vivo' });
  const measure = await gauge(page);
  const before = await measure.heapMb();
  await publishMany({ url, token, count });
  await publish(url, token, {
    tipo: 'alerta_cocina',
    mensaje: 'la última de todas',
    sucursal_id: 1,
  });
  await list.getByText('la última de todas').first().waitFor({ timeout: 120_000 });
  const growth = (await measure.heapMb()) - before;
  const frames = /** @type {number[]} */ (await page.evaluate(scrollAbout));
  console.log(
    `monitor after ${short(count)} events: ${frames.length} frames of scrolling in 5 s, p95 ` +
      `${short(percentile(frames, 0.95))} ms, worst ${short(Math.max(...frames))} ms`,
  );
  judge('heap growth', growth, '<', 30, ' MB');
  judge('frame time while scrolling, p95', percentile(frames, 0.95), '<', 34, ' ms');
  await page.context().close();
}
