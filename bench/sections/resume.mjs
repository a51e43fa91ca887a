// @ts-check
import pg from 'pg';
import { dataFolder } from '../lib/broker.mjs';
import { judge, median, printTable, short } from '../lib/figures.mjs';
import { startCampana } from '../lib/peers.mjs';
import { clientCore, startProgram } from '../lib/processes.mjs';

const missed = 10_000;
const times = 7;

/**
 * One screen comes back after 10,000 events: from its `hola` until it has all of them and `al_dia`.
 * @param {{postgres: import('../lib/postgres.mjs').BenchPostgres}} options
 */
export async function runResume({ postgres }) {
  const folder = dataFolder();
  const databaseUrl = await postgres.newDatabase();
  // Once for the tables, then again with the events in its window.
  const first = await startCampana({ dataDir: folder.path, databaseUrl });
  await first.stop();
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query('SELECT coalesce(max(ID), 0) AS id FROM EVENTOS_REALTIME');
  await database.query(
    `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD)
      SELECT 'pedido_aprobado', json_build_object('tipo', 'pedido_aprobado', 'pedido_id', N,
        'sucursal_id', 1, 'relleno', repeat('x', 140))
      FROM generate_series(1, $1::integer) N`,
    [missed],
  );
  await database.end();
  const peer = await startCampana({ dataDir: folder.path, databaseUrl });
  const client = startProgram('clients/resume.mjs', clientCore);
  try {
    /** @type {number[]} */
    const took = [];
    for (let i = 0; i < times; i += 1) {
      const { ms, events } = await client.ask({
        ...{ port: peer.port, token: peer.token, desde: Number(rows[0].id) },
      });
      if (events !== missed) throw new Error(`${events} of ${missed} events came`);
      took.push(ms);
    }
    printTable(
      [`resume of ${missed} events, ${times} times`, 'median ms', 'worst ms'],
      [['to one screen', short(median(took)), short(Math.max(...took))]],
    );
    console.log();
    judge('worst of them', Math.max(...took), '<', 1_000, ' ms');
  } finally {
    await client.stop();
    await peer.stop();
    folder.remove();
  }
}
