// @ts-check
// npm start: installs and builds what is missing, then runs the broker and the desktop app on it.
import { startBroker } from './lib/brokerProcess.mjs';
import { findElectron, hasDisplay, openDesktopApp } from './lib/desktopApp.mjs';
import { whenNpmDies } from './lib/npmWatch.mjs';
import { prepareProgram } from './lib/prepare.mjs';
import { reasonOf, requireFromRoot } from './lib/project.mjs';

/** An app that ends with an error within this time could not show its window. */
const windowTimeoutMs = 10_000;

/** @type {(() => Promise<void>)[]} */
const toEnd = [];
/** @type {Promise<never> | undefined} */
let ending;

/** Ends the app, then the broker, then this process. The first reason counts. @param {number} code */
function end(code) {
  ending ??= (async () => {
    for (const endOne of toEnd.reverse()) {
      await endOne();
    }
    process.exit(code);
  })();
  return ending;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void end(0));
}
whenNpmDies(() => void end(0));

try {
  await run();
} catch (error) {
  console.error(reasonOf(error));
  await end(1);
}

async function run() {
  await prepareProgram('broker/main.cjs', { screens: true });
  const demo = await demoChoice();
  const broker = startBroker({
    // What a person at this terminal should see is what goes wrong; the rest is for servers.
    CAMPANA_LOG_LEVEL: 'warn',
    ...process.env,
    ...(demo.on ? { CAMPANA_DEMO: '1' } : {}),
  });
  toEnd.push(broker.end);
  const electron = hasDisplay() ? findElectron({ onDownload: sayDownload }) : undefined;

  let address;
  try {
    address = await broker.address;
  } catch (error) {
    // It has said why on standard error; there is nothing to add.
    await end(error instanceof Error && typeof error.cause === 'number' ? error.cause : 1);
    return;
  }
  demo.done();
  void broker.ended.then((code) => {
    if (ending === undefined && code >= 128) {
      console.error(`El broker terminó de golpe (señal ${code - 128}); sus datos están a salvo.`);
    }
    return end(code === 0 ? 1 : code);
  });
  await show(await electron, address);
}

/**
 * @param {import('./lib/electronRuntime.mjs').ElectronRuntime | undefined} electron
 * @param {string} address
 */
async function show(electron, address) {
  if (electron === undefined) {
    const why = hasDisplay() ? 'no se pudo obtener Electron' : 'no hay pantalla (DISPLAY)';
    console.log(
      `Campana funciona, pero ${why}: abra ${address} en un navegador. Ctrl-C la termina.`,
    );
    return;
  }
  const opened = performance.now();
  const app = await openDesktopApp(electron, address);
  toEnd.push(app.end);
  console.log(`Campana está abierta; también en ${address}. Ctrl-C la termina.`);
  const code = await app.ended;
  if (ending === undefined && code !== 0 && performance.now() - opened < windowTimeoutMs) {
    console.log(`La ventana no se pudo abrir (código ${code}): abra ${address} en un navegador.`);
    return;
  }
  await end(code);
}

/**
 * A new data folder begins with the demonstration, unless the person chose.
 * @returns {Promise<{on: boolean, done: () => void}>}
 */
async function demoChoice() {
  if (process.env['CAMPANA_DEMO']) {
    return { on: false, done: () => undefined };
  }
  const { beginFirstStart, dataFolderPath } = requireFromRoot('./dist/broker/dataFolder.cjs');
  const first = await beginFirstStart(dataFolderPath(process.env['CAMPANA_DATA_DIR']));
  return { on: first !== undefined, done: () => first?.done() };
}

function sayDownload() {
  console.error('Descargando Electron, una sola vez…');
}
