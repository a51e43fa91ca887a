// @ts-check
// npm run bench:desktop: the packaged app as a person starts it, on this computer: how soon there is a screen to sign in
// at, of a client and of a server that has its data, and what each of its processes takes while nobody does anything.
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { electronForTests } from '../scripts/electronTestRuntime.mjs';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensurePackaged } from '../scripts/lib/packaging.mjs';
import { ensureDisplay } from '../scripts/lib/virtualDisplay.mjs';
import { dataFolder, pause, startBroker } from './lib/broker.mjs';
import { judge, median, printTable, short } from './lib/figures.mjs';
import { memoryByPart } from './lib/memory.mjs';
import { startPackagedApp } from './lib/packagedApp.mjs';

const rounds = 5;
const settleMs = 8_000;

await ensureBuilt();
const { dist, version } = await electronForTests();
const app = await ensurePackaged({ dist, version });
const display = await ensureDisplay();
const folder = dataFolder();
console.log(
  `packaged with Electron ${version}; load ${loadavg()[0]?.toFixed(1)} before it began (below 1: a quiet computer)`,
);
try {
  const data = join(folder.path, 'data');
  const broker = await startBroker(data, { CAMPANA_DEMO: '1' });
  await measure('client', 2_500, { CAMPANA_SERVER_URL: broker.url });
  await broker.stop();
  await measure('server with data', 5_000, { CAMPANA_DATA_DIR: data, CAMPANA_PORT: '0' });
} finally {
  await display.end();
  folder.remove();
}

/**
 * Starts it some times, and lets the last one sit.
 * @param {string} what
 * @param {number} targetMs
 * @param {Record<string, string>} env
 */
async function measure(what, targetMs, env) {
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const running = await startPackagedApp(app, {
      env: { ...process.env, ...display.env, ...env },
      userData: join(folder.path, `${what}-${round}`),
    });
    times.push(running.usableMs);
    if (round === rounds - 1) {
      await pause(settleMs);
      console.log(`\n${what}, idle at its login, in MB:`);
      const parts = memoryByPart(running.pid);
      printTable(
        ['process', 'resident', 'its share'],
        [...parts, { name: 'in all', resident: sumOf('resident'), share: sumOf('share') }].map(
          ({ name, resident, share }) => [name, resident.toFixed(0), share.toFixed(0)],
        ),
      );
      /** @param {'resident' | 'share'} key */
      function sumOf(key) {
        return parts.reduce((sum, part) => sum + part[key], 0);
      }
    }
    await running.close();
  }
  console.log(`${what}: ${times.map(short).join(', ')} ms`);
  judge(`${what}, start to a screen to sign in at, median`, median(times), '<', targetMs, ' ms');
}
