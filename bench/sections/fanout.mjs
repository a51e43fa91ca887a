// @ts-check
import { dataFolder, pause } from '../lib/broker.mjs';
import { judge, mediansOf, printTable, short } from '../lib/figures.mjs';
import { installPeers, peerKinds } from '../lib/peers.mjs';
import { clientCore, cpuOf, residentKb, startProgram } from '../lib/processes.mjs';

/** @typedef {import('../lib/postgres.mjs').BenchPostgres} BenchPostgres */

const paced = { events: 200, perSecond: 50 };
const burst = { events: 300, callers: 16 };
const settleMs = 1_500;

/**
 * One event by POST, until every subscriber's socket has it: paced, and as a burst.
 * @param {{postgres: BenchPostgres, rounds: number, subscribers: readonly number[], peers: readonly string[]}} options
 */
export async function runFanout({ postgres, rounds, subscribers, peers }) {
  installPeers();
  const kinds = peerKinds.filter((kind) => {
    if (peers.length > 0 && !peers.includes(kind.name)) return false;
    const why = kind.missing();
    if (why !== null) console.log(`skipped ${kind.name}: ${why}`);
    return why === null;
  });
  for (const count of subscribers) {
    /** @type {Map<string, Record<string, number>[]>} */
    const runs = new Map(kinds.map((kind) => [kind.name, []]));
    for (let round = 0; round < rounds; round += 1) {
      // Side by side, so that what else the computer does meets all of them.
      for (const kind of kinds) runs.get(kind.name)?.push(await runOnce(kind, count, postgres));
    }
    report(count, new Map([...runs].map(([name, all]) => [name, mediansOf(all)])), kinds);
  }
}

/**
 * @param {import('../lib/peers.mjs').PeerKind} kind
 * @param {number} count
 * @param {BenchPostgres} postgres
 * @returns {Promise<Record<string, number>>}
 */
async function runOnce(kind, count, postgres) {
  const folder = dataFolder();
  const databaseUrl = kind.name === 'Campana' ? await postgres.newDatabase() : '';
  const peer = await kind.start({ dataDir: folder.path, databaseUrl });
  const client = startProgram('clients/fanout.mjs', clientCore);
  try {
    await pause(settleMs);
    const emptyKb = residentKb(peer.pids());
    await client.ask({
      do: 'subscribe',
      ...{ dialect: peer.dialect, port: peer.port, token: peer.token, sockets: count },
    });
    await pause(settleMs);
    const fullKb = residentKb(peer.pids());
    await client.ask({
      do: 'call',
      ...{ dialect: peer.dialect, port: peer.port, token: peer.callerToken },
      ...{ path: peer.path, callers: burst.callers },
    });
    // Compiled and warm before anything is measured.
    await client.ask({ do: 'paced', events: 50, perSecond: 100 });
    await client.ask({ do: 'burst', events: 100 });
    const cpu = () => cpuOf(peer.pids());
    const databaseCpu = () => (databaseUrl === '' ? 0 : cpuOf(postgres.pids()));
    /**
     * @param {object} message
     * @returns {Promise<import('../clients/fanout.mjs').Measured & {own: number, database: number}>}
     */
    const phase = async (message) => {
      const before = [cpu(), databaseCpu()];
      const result = await client.ask(message);
      const [own, database] = [cpu() - (before[0] ?? 0), databaseCpu() - (before[1] ?? 0)];
      return { ...result, own, database };
    };
    const calm = await phase({ do: 'paced', ...paced });
    const rush = await phase({ do: 'burst', events: burst.events });
    return {
      pacedCpuUs: (calm.own * 1000) / calm.deliveries,
      pacedCpuWithDatabaseUs: ((calm.own + calm.database) * 1000) / calm.deliveries,
      pacedP50: calm.p50,
      pacedP99: calm.p99,
      burstPerSecond: rush.deliveries / rush.seconds,
      burstCpuUs: (rush.own * 1000) / rush.deliveries,
      burstP50: rush.p50,
      burstP99: rush.p99,
      clientCpuPaced: calm.clientCpu,
      clientCpuBurst: rush.clientCpu,
      socketKb: (fullKb - emptyKb) / count,
    };
  } finally {
    await client.stop();
    await peer.stop();
    folder.remove();
  }
}

/**
 * @param {number} count
 * @param {Map<string, Record<string, number>>} figures
 * @param {readonly import('../lib/peers.mjs').PeerKind[]} kinds
 */
function report(count, figures, kinds) {
  const floor = figures.get('floor');
  const socketio = figures.get('socket.io');
  const ours = figures.get('Campana');
  console.log(`\n### ${count} subscribers\n`);
  printTable(
    [
      ...['', 'paced: CPU µs/delivery', '× floor', 'p50 ms', 'p99 ms'],
      ...['burst: deliveries/s', '× socket.io', 'CPU µs/delivery', 'p50 ms', 'p99 ms'],
      ...['client CPU paced', 'burst', 'kB/socket'],
    ],
    kinds.map(({ name, note }) => {
      const f = figures.get(name) ?? {};
      const ratio = (/** @type {number | undefined} */ a, /** @type {number | undefined} */ b) =>
        a === undefined || b === undefined ? '–' : short(a / b);
      return [
        `${name} (${note})`,
        short(f['pacedCpuUs']),
        ratio(f['pacedCpuUs'], floor?.['pacedCpuUs']),
        short(f['pacedP50']),
        short(f['pacedP99']),
        short(f['burstPerSecond']),
        ratio(f['burstPerSecond'], socketio?.['burstPerSecond']),
        short(f['burstCpuUs']),
        short(f['burstP50']),
        short(f['burstP99']),
        short(f['clientCpuPaced']),
        short(f['clientCpuBurst']),
        short(f['socketKb']),
      ];
    }),
  );
  console.log();
  if (!ours) return;
  if (socketio) {
    judge(
      'paced CPU per delivery ÷ socket.io',
      (ours['pacedCpuUs'] ?? 0) / (socketio['pacedCpuUs'] ?? 0),
      '≤',
      0.8,
    );
    judge(
      'burst deliveries/s ÷ socket.io',
      (ours['burstPerSecond'] ?? 0) / (socketio['burstPerSecond'] ?? 0),
      '≥',
      4,
    );
  }
  if (floor) {
    judge(
      'paced CPU per delivery ÷ floor',
      (ours['pacedCpuUs'] ?? 0) / (floor['pacedCpuUs'] ?? 0),
      '≤',
      1.5,
    );
    judge(
      'the same with the database counted in',
      (ours['pacedCpuWithDatabaseUs'] ?? 0) / (floor['pacedCpuUs'] ?? 0),
      '≤',
      1.5,
    );
  }
}
