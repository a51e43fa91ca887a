// @ts-check
// npm run bench: Campana beside its peers, in one run on one computer.
// npm run bench -- fanout --rounds=3 --subscribers=500,2000 --peers=floor,socket.io,Campana
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { dataFolder } from './lib/broker.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { pins } from './lib/processes.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    subscribers: { type: 'string', default: '500,2000' },
    peers: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);

await ensureInstalled();
if (process.env['CAMPANA_BENCH_DIST'] === undefined) await ensureBuilt({ screens: false });
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}, Linux ${release()}, Node ${process.version}` +
    (pins() ? ', server and database on core 0, clients on core 1' : ', not pinned to cores'),
);

const folder = dataFolder();
const postgres = await startPostgres(folder.path);

/** @type {Record<string, () => Promise<void>>} */
const sections = {
  async fanout() {
    const { runFanout } = await import('./sections/fanout.mjs');
    await runFanout({
      postgres,
      rounds,
      subscribers: values.subscribers.split(',').map(Number),
      peers: values.peers.split(',').filter(Boolean),
    });
  },
  async broadcast() {
    const { runBroadcast } = await import('./sections/broadcast.mjs');
    await runBroadcast({ postgres, rounds });
  },
  async urgent() {
    const { runUrgent } = await import('./sections/urgent.mjs');
    await runUrgent({ postgres });
  },
  async idle() {
    const { runIdle } = await import('./sections/idle.mjs');
    await runIdle({ postgres });
  },
  async resume() {
    const { runResume } = await import('./sections/resume.mjs');
    await runResume({ postgres });
  },
  async vouchers() {
    const { runVouchers } = await import('./sections/vouchers.mjs');
    await runVouchers({ postgres });
  },
  async million() {
    const { runMillion } = await import('./sections/million.mjs');
    await runMillion({ postgres });
  },
};

try {
  const wanted = positionals.length > 0 ? positionals : Object.keys(sections);
  for (const name of wanted) {
    const section = sections[name];
    if (!section)
      throw new Error(`no section ${name}; there are ${Object.keys(sections).join(', ')}`);
    console.log(`\n## ${name}`);
    await section();
  }
} finally {
  await postgres.stop();
  folder.remove();
}
