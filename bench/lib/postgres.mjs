// @ts-check
import { join } from 'node:path';
import { build } from 'esbuild';
import pg from 'pg';
import { inRoot } from '../../scripts/lib/project.mjs';
import { familyOf, serverCore, startProgram } from './processes.mjs';

/**
 * @typedef {object} BenchPostgres
 * @property {() => number[]} pids its processes now
 * @property {() => Promise<string>} newDatabase creates an empty database and answers its address
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the embedded database, durable as in production, on the server's core.
 * @param {string} dataDir
 * @returns {Promise<BenchPostgres>}
 */
export async function startPostgres(dataDir) {
  const bundle = inRoot('bench', '.peers', 'embeddedPostgres.mjs');
  await build({
    entryPoints: [inRoot('db', 'embedded', 'index.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const program = startProgram('servers/postgres.mjs', serverCore, {
    BENCH_POSTGRES: bundle,
    BENCH_DATA: join(dataDir, 'postgres'),
  });
  const { url } = await program.ask({ do: 'start' });
  let databases = 0;
  return {
    pids: () => familyOf(program.pid).slice(1),
    async newDatabase() {
      databases += 1;
      const name = `bench_${databases}`;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    async stop() {
      await program.ask({ do: 'stop' });
      await program.stop();
    },
  };
}
