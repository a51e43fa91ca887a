// @ts-check
// npm run dev: the screens with hot reload (Vite) beside a broker that restarts after every change of
// its sources. `node scripts/dev.mjs broker` runs the broker alone.
import { existsSync } from 'node:fs';
import { startBroker } from './lib/brokerProcess.mjs';
import { buildConstants, watchProgram } from './lib/bundles.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, reasonOf } from './lib/project.mjs';

const brokerOnly = process.argv[2] === 'broker';
const env = {
  ...process.env,
  // Its own data, so that trying things out never touches a real restaurant's.
  CAMPANA_DATA_DIR: process.env['CAMPANA_DATA_DIR'] ?? inRoot('.cache', 'dev-data'),
  CAMPANA_DEMO: process.env['CAMPANA_DEMO'] ?? '1',
};

await ensureInstalled();
/** @type {import('./lib/brokerProcess.mjs').BrokerProcess | undefined} */
let broker;
/** @type {Promise<void>} */
let restarting = Promise.resolve();
const stopWatching = await watchProgram('broker/main.cjs', () => {
  restarting = restarting.then(restart);
});
const stopVite = brokerOnly ? undefined : await startVite();

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void stop());
}

async function restart() {
  await broker?.end();
  broker = startBroker(env);
  try {
    console.log(`broker: ${await broker.address}`);
  } catch (error) {
    // It has said why itself; the next change of a source tries again.
    console.error(reasonOf(error));
  }
}

async function startVite() {
  const configFile = inRoot('renderer', 'vite.config.ts');
  if (!existsSync(configFile)) {
    return undefined;
  }
  const vite = await import('vite');
  const server = await vite.createServer({
    configFile,
    root: inRoot('renderer'),
    define: buildConstants(),
  });
  await server.listen();
  server.printUrls();
  return () => server.close();
}

async function stop() {
  await stopWatching();
  await stopVite?.();
  await restarting;
  await broker?.end();
  process.exit(0);
}
