// @ts-check
import pg from 'pg';
import { dataFolder, pause, signIn } from '../lib/broker.mjs';
import { judge, median, printTable, short } from '../lib/figures.mjs';
import { loadHistory } from '../lib/history.mjs';
import { startCampana } from '../lib/peers.mjs';

const events = Number(process.env['CAMPANA_BENCH_EVENTS'] ?? 1_000_000);
const days = 300;
const branches = 6;
const times = 9;
const dayMs = 86_400_000;

/** @param {number} ago days */
const daysAgo = (ago) => new Date(Date.now() - ago * dayMs).toISOString();

/** Every question the Monitor asks about what is stored. */
const questions = [
  ['newest events', '/api/eventos'],
  ['500 newest events', '/api/eventos?limite=500'],
  ['of a rare type', '/api/eventos?tipo=alerta_escalada&limite=100'],
  ['of a type that never was', '/api/eventos?tipo=nunca'],
  ['of a branch', '/api/eventos?sucursal_id=3&limite=100'],
  ['of a type and a branch', '/api/eventos?tipo=alerta_cocina&sucursal_id=3&limite=100'],
  ['of a rare type and a branch', '/api/eventos?tipo=alerta_escalada&sucursal_id=6&limite=100'],
  ['deep in the past', `/api/eventos?antes_de_id=${Math.round(events / 10)}&limite=100`],
  ['of one day', `/api/eventos?desde=${daysAgo(151)}&hasta=${daysAgo(150)}&limite=100`],
  [
    'of a rare type, in half a year',
    `/api/eventos?tipo=alerta_escalada&desde=${daysAgo(250)}&hasta=${daysAgo(70)}&limite=100`,
  ],
  [
    'of a branch without events, in half a year',
    `/api/eventos?sucursal_id=99&desde=${daysAgo(250)}&hasta=${daysAgo(70)}`,
  ],
  [
    'of a rare type and a branch, in half a year',
    `/api/eventos?tipo=alerta_escalada&sucursal_id=6&desde=${daysAgo(250)}&hasta=${daysAgo(70)}`,
  ],
  [
    'of one day, the next page',
    `/api/eventos?desde=${daysAgo(151)}&antes_de_id=${Math.round(events / 2)}&limite=100`,
  ],
  ['the way of one event', `/api/eventos/${Math.round(events / 2)}/recorrido`],
  ['statistics of a day, by hour', '/api/estadisticas'],
  ['of 30 days, by day', '/api/estadisticas?por=dia&zona=America/Lima'],
  ['of 30 days and a branch', '/api/estadisticas?por=dia&sucursal_id=3&zona=America/Lima'],
  ['of 90 days, by hour', `/api/estadisticas?por=hora&desde=${daysAgo(90)}&zona=America/Lima`],
  ['of everything, by day', `/api/estadisticas?por=dia&desde=${daysAgo(days + 1)}`],
  [
    'of everything and a branch',
    `/api/estadisticas?por=dia&sucursal_id=3&desde=${daysAgo(days + 1)}&zona=America/Lima`,
  ],
];

/**
 * A million stored events, and how long each question about them takes over HTTP.
 * @param {{postgres: import('../lib/postgres.mjs').BenchPostgres}} options
 */
export async function runMillion({ postgres }) {
  const folder = dataFolder();
  const databaseUrl = await postgres.newDatabase();
  const first = await startCampana({ dataDir: folder.path, databaseUrl });
  await first.stop();
  const loading = performance.now();
  await loadHistory(databaseUrl, { events, days, branches });
  console.log(
    `${events.toLocaleString('en')} events over ${days} days, loaded in ${short((performance.now() - loading) / 1000)} s`,
  );
  const starting = performance.now();
  const peer = await startCampana({ dataDir: folder.path, databaseUrl });
  const url = `http://127.0.0.1:${peer.port}`;
  console.log(`the broker starts on them in ${short(performance.now() - starting)} ms`);
  try {
    const counting = performance.now();
    await counted(databaseUrl);
    console.log(
      `and has counted them after ${short((performance.now() - counting) / 1000)} s more\n`,
    );
    const headers = { authorization: `Bearer ${await signIn(url, 'admin')}` };
    const rows = [];
    let worst = 0;
    for (const [name, path] of questions) {
      /** @type {number[]} */
      const took = [];
      for (let i = 0; i < times; i += 1) {
        const began = performance.now();
        const response = await fetch(`${url}${path}`, { headers });
        const body = await response.text();
        if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body}`);
        took.push(performance.now() - began);
      }
      worst = Math.max(worst, median(took));
      rows.push([name ?? '', short(took[0]), short(median(took)), short(Math.max(...took))]);
    }
    printTable(['question', 'first ms', 'median ms', 'worst ms'], rows);
    console.log();
    judge('slowest question, median', worst, '<', 200, ' ms');
  } finally {
    await peer.stop();
    folder.remove();
  }
}

/**
 * Waits until the statistics' counts reach the newest event, as on any server that has been up for a minute.
 * @param {string} databaseUrl
 */
async function counted(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (;;) {
    const { rows } = await client.query(
      `SELECT VALOR::integer >= (SELECT max(ID) FROM EVENTOS_REALTIME) AS done
        FROM CONFIGURACION WHERE CLAVE = 'eventos_contados_hasta'`,
    );
    if (rows[0]?.done === true) break;
    await pause(200);
  }
  await client.end();
}
