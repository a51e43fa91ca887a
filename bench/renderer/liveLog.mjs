// @ts-check
import { judge, percentile, short } from '../lib/figures.mjs';
import { gauge, openScreen, watchLongTasks } from './page.mjs';
import { publish, publishMany } from './publishing.mjs';

/**
 * The monitor's live list under 200 events/s: tasks that block it, memory, nodes, and whether it is at its end.
 * @param {{ browser: import('@playwright/test').Browser, url: string, token: string, seconds: number }} options
 */
export async function measureLiveLog({ browser, url, token, seconds }) {
  const page = await openScreen(browser, url, 'admin');
  const list = page.getByRole('list', { name: 'Eventos en vivo' });
  const measure = await gauge(page);
  // The list is as full as it gets before anything is measured.
  await publishMany({ url, token, count: 1200 });
  await list.waitFor();
  const before = await measure.heapMb();
  await page.evaluate(watchLongTasks);
  const work = await measure.workMs();
  const rate = await publishMany({ url, token, count: 200 * seconds, perSecond: 200 });
  const after = await measure.workMs();
  const tasks = /** @type {number[]} */ (await page.evaluate('window.longTasks'));
  const nodes = await measure.nodes();
  const heap = await measure.heapMb();
  await publish(url, token, { tipo: 'alerta_cocina', mensaje: 'la última', sucursal_id: 1 });
  await list.getByText('la última').first().waitFor();
  const busy = after.script + after.rendering - work.script - work.rendering;
  console.log(
    `monitor, ${short(rate)} events/s for ${seconds} s: ${tasks.length} tasks over 50 ms, worst ` +
      `${short(Math.max(0, ...tasks))} ms; script and layout take ${short(busy / (seconds * 10))} % of the time`,
  );
  judge('long tasks p95', tasks.length === 0 ? 0 : percentile(tasks, 0.95), '<', 100, ' ms');
  judge('heap growth', heap - before, '<', 10, ' MB');
  judge('DOM nodes', nodes, '<', 1500);
  await page.context().close();
}
