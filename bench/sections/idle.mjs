// @ts-check
import { dataFolder, pause } from '../lib/broker.mjs';
import { judge, printTable, short } from '../lib/figures.mjs';
import { startCampana } from '../lib/peers.mjs';
import { clientCore, cpuOf, residentKb, startProgram } from '../lib/processes.mjs';

const sockets = 10_000;
const settleMs = 5_000;
/** Two beats, so that every socket was asked twice whether it lives. */
const watchMs = 30_000;

/**
 * Many signed-in screens to which nothing happens: what each costs, heartbeats included.
 * @param {{postgres: import('../lib/postgres.mjs').BenchPostgres}} options
 */
export async function runIdle({ postgres }) {
  const folder = dataFolder();
  const peer = await startCampana({
    dataDir: folder.path,
    databaseUrl: await postgres.newDatabase(),
  });
  const client = startProgram('clients/fanout.mjs', clientCore);
  try {
    // A broker that just started has not yet compiled what it needs for a socket.
    await pause(settleMs);
    const emptyKb = residentKb(peer.pids());
    const opening = performance.now();
    await client.ask({
      do: 'subscribe',
      ...{ dialect: peer.dialect, port: peer.port, token: peer.token, sockets },
    });
    const openedMs = performance.now() - opening;
    await pause(settleMs);
    const cpuBefore = cpuOf(peer.pids());
    const began = performance.now();
    await pause(watchMs);
    const share = (cpuOf(peer.pids()) - cpuBefore) / (performance.now() - began);
    const kb = (residentKb(peer.pids()) - emptyKb) / sockets;
    const left = (await client.ask({ do: 'count' })).sockets;
    printTable(
      ['idle sockets', 'still open', 'opened in s', 'kB each', 'CPU of a core'],
      [
        [
          String(sockets),
          String(left),
          short(openedMs / 1000),
          short(kb),
          `${short(share * 100)} %`,
        ],
      ],
    );
    console.log();
    judge('sockets still open', left, '≥', sockets);
    judge('memory for each', kb, '≤', 20, ' kB');
    judge('processor', share * 100, '<', 5, ' % of a core');
  } finally {
    await client.stop();
    await peer.stop();
    folder.remove();
  }
}
