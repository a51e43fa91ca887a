// @ts-check
// npm run bench:footprint: how soon a broker serves, and what it takes idle and with 1,000 idle screens.
import WebSocket from 'ws';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { dataFolder, pause, residentMb, signIn, startBroker } from './lib/broker.mjs';

const sockets = 1_000;
const settleMs = 8_000;

await ensureBuilt({ screens: false });
const folder = dataFolder();
try {
  const first = await startBroker(folder.path, { CAMPANA_DEMO: '1' });
  console.log(`ready on a new data folder, demo included: ${first.readyMs.toFixed(0)} ms`);
  await first.stop();
  const times = [];
  for (let i = 0; i < 5; i += 1) {
    const again = await startBroker(folder.path);
    times.push(again.readyMs);
    await again.stop();
  }
  times.sort((a, b) => a - b);
  console.log(
    `ready on an existing one: median of 5 ${times[2]?.toFixed(0)} ms, worst ${times[4]?.toFixed(0)} ms`,
  );

  const broker = await startBroker(folder.path);
  await pause(settleMs);
  const idle = residentMb(broker.pid);
  console.log(`idle, resident: ${idle.toFixed(1)} MB`);
  const token = await signIn(broker.url, 'cocina');
  await pause(settleMs);
  const before = residentMb(broker.pid);
  const open = [];
  for (let i = 0; i < sockets; i += 50) {
    open.push(...(await Promise.all(Array.from({ length: 50 }, () => connect(broker.url, token)))));
  }
  await pause(settleMs);
  const after = residentMb(broker.pid);
  console.log(
    `${sockets} idle screens: +${(after - before).toFixed(1)} MB (${(((after - before) * 1024) / sockets).toFixed(1)} kB each)`,
  );
  open.forEach((socket) => socket.terminate());
  await broker.stop();
} finally {
  folder.remove();
}

/**
 * @param {string} url
 * @param {string} token
 * @returns {Promise<WebSocket>}
 */
function connect(url, token) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { perMessageDeflate: false });
    socket.once('open', () => socket.send(JSON.stringify({ tipo: 'hola', token })));
    socket.once('message', () => resolve(socket));
    socket.once('error', reject);
  });
}
