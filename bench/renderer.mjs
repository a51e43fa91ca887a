// @ts-check
// npm run bench:renderer: what the screens cost, in a real browser and the real desktop app, against a real broker and
// database on the same computer. `npm run bench:renderer -- live kitchen many desktop size` takes only some parts.
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { initialScripts } from '../scripts/lib/initialScripts.mjs';
import { inRoot } from '../scripts/lib/project.mjs';
import { ensureDisplay } from '../scripts/lib/virtualDisplay.mjs';
import { dataFolder, serviceToken, startBroker } from './lib/broker.mjs';
import { judge } from './lib/figures.mjs';
import { measureDesktop } from './renderer/desktop.mjs';
import { measureKitchen } from './renderer/kitchen.mjs';
import { measureLiveLog } from './renderer/liveLog.mjs';
import { measureManyEvents } from './renderer/manyEvents.mjs';
import { openBrowser } from './renderer/page.mjs';

const asked = process.argv.slice(2);
const wants = (/** @type {string} */ part) => asked.length === 0 || asked.includes(part);

await ensureBuilt();
if (wants('size')) {
  const screens = ['AtencionScreen', 'CocinaScreen', 'MonitorScreen'];
  for (const screen of [undefined, ...screens]) {
    const scripts = initialScripts(inRoot('dist', 'renderer'), screen);
    const kilobytes = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;
    judge(`script before ${screen ?? 'the login'} is shown, gzip`, kilobytes, '<', 400, ' kB');
  }
}
const folder = dataFolder();
const broker = await startBroker(folder.path, { CAMPANA_DEMO: '1' });
try {
  const { url } = broker;
  const token = await serviceToken(folder.path);
  if (wants('desktop')) {
    const display = await ensureDisplay();
    await measureDesktop({ url, rounds: 5, env: display.env });
    await display.end();
  }
  const browser = await openBrowser();
  if (wants('kitchen')) await measureKitchen({ browser, url, token, rounds: 30 });
  if (wants('live')) await measureLiveLog({ browser, url, token, seconds: 60 });
  if (wants('many')) await measureManyEvents({ browser, url, token, count: 10_000 });
  await browser.close();
} finally {
  await broker.stop();
  folder.remove();
}
