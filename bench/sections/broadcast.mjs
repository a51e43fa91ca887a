// @ts-check
import { dataFolder, pause } from '../lib/broker.mjs';
import { judge, mediansOf, printTable, short } from '../lib/figures.mjs';
import { startCampana, startNode } from '../lib/peers.mjs';
import { clientCore, startProgram } from '../lib/processes.mjs';

const callers = 16;
const events = 3_000;

/** @typedef {Record<string, number>} Run */

/**
 * `/broadcast` with 16 callers, beside a bare server that runs one INSERT for each request on the same
 * database server: into the same table, which is the same work, and into a table with nothing but a key.
 * @param {{postgres: import('../lib/postgres.mjs').BenchPostgres, rounds: number}} options
 */
export async function runBroadcast({ postgres, rounds }) {
  /** @type {Run[]} */
  const log = [];
  /** @type {Run[]} */
  const bare = [];
  /** @type {Run[]} */
  const ours = [];
  const database = await postgres.newDatabase();
  const tables = dataFolder();
  // Makes the tables; it must not run while another writes into its log.
  await (await startCampana({ dataDir: tables.path, databaseUrl: database })).stop();
  tables.remove();
  for (let round = 0; round < rounds; round += 1) {
    log.push(await runOnce(() => insertEach({ BENCH_DATABASE: database, BENCH_TABLE: 'log' })));
    ours.push(await runOnce((dataDir) => startCampana({ dataDir, databaseUrl: database })));
    const empty = await postgres.newDatabase();
    bare.push(await runOnce(() => insertEach({ BENCH_DATABASE: empty })));
  }
  const row = (/** @type {string} */ name, /** @type {Run[]} */ runs) => {
    const figures = mediansOf(runs);
    return [name, ...['perSecond', 'p50', 'p99'].map((figure) => short(figures[figure]))];
  };
  printTable(
    [`${events} events, ${callers} callers`, 'accepted/s', 'p50 ms', 'p99 ms'],
    [
      row('Campana, gathered commits', ours),
      row('bare server, one INSERT per request, same table', log),
      row('bare server, one INSERT per request, table with a key alone', bare),
    ],
  );
  console.log();
  judge('accepted/s ÷ one INSERT per request, same table', ratio(ours, log, 'perSecond'), '≥', 2);
  judge('p99 ÷ one INSERT per request, same table', ratio(ours, log, 'p99'), '≤', 2);
  judge('accepted/s ÷ table with a key alone', ratio(ours, bare, 'perSecond'), '≥', 2);
  judge('p99 ÷ table with a key alone', ratio(ours, bare, 'p99'), '≤', 2);
}

/** @param {Record<string, string>} env */
function insertEach(env) {
  return startNode('servers/insertEach.mjs', 'plain', env);
}

/**
 * The median of the rounds' ratios: both of a round met the same computer.
 * @param {Run[]} ours
 * @param {Run[]} theirs
 * @param {string} figure
 */
function ratio(ours, theirs, figure) {
  const ratios = ours.map((run, i) => ({ r: (run[figure] ?? 0) / (theirs[i]?.[figure] ?? 0) }));
  return mediansOf(ratios)['r'] ?? Number.NaN;
}

/**
 * @param {(dataDir: string) => Promise<import('../lib/peers.mjs').Peer>} start
 * @returns {Promise<Record<string, number>>}
 */
async function runOnce(start) {
  const folder = dataFolder();
  const peer = await start(folder.path);
  const client = startProgram('clients/fanout.mjs', clientCore);
  try {
    await client.ask({
      do: 'call',
      ...{ dialect: peer.dialect, port: peer.port, token: peer.callerToken },
      ...{ path: peer.path, callers },
    });
    await client.ask({ do: 'post', events: 1_000 });
    await pause(300);
    return await client.ask({ do: 'post', events });
  } finally {
    await client.stop();
    await peer.stop();
    folder.remove();
  }
}
