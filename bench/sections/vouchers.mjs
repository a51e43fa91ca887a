// @ts-check
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import pg from 'pg';
import { inRoot } from '../../scripts/lib/project.mjs';
import { percentile, printTable, short } from '../lib/figures.mjs';

/** Vouchers of a year, all with pictures; receipts of five apps, which look alike among themselves. */
const vouchers = 100_000;
const apps = 5;
const asked = 200;
const targetMs = 50;

/**
 * How long the checks of one voucher take among 100,000 others: the whole, and the search by looks alone.
 * @param {{ postgres: import('../lib/postgres.mjs').BenchPostgres }} options
 */
export async function runVouchers({ postgres }) {
  const { migrate, createDataSource, runChecks, checkImage, readSubject } = await bundled();
  const url = await postgres.newDatabase();
  await migrate(url);
  await fill(url);
  const dataSource = await createDataSource({ url, poolSize: 1 }).initialize();
  try {
    const { manager } = dataSource;
    /** @type {number[]} */
    const looks = [];
    /** @type {number[]} */
    const whole = [];
    for (let n = 0; n < asked; n += 1) {
      const id = 1 + Math.floor(((n + 0.5) / asked) * vouchers);
      const subject = await readSubject(manager, id);
      looks.push(await timed(() => checkImage(manager, subject)));
      whole.push(await timed(() => runChecks(manager, id)));
    }
    const row = (/** @type {string} */ name, /** @type {number[]} */ times) => [
      name,
      `${short(percentile(times, 0.5))} ms`,
      `${short(percentile(times, 0.95))} ms`,
      `${short(Math.max(...times))} ms`,
    ];
    printTable(
      [`among ${vouchers.toLocaleString('en')} vouchers`, 'p50', 'p95', 'worst'],
      [row('was this picture used before', looks), row('all checks of a voucher', whole)],
    );
    const reached = percentile(looks, 0.95) < targetMs;
    console.log(`target: p95 of the first under ${targetMs} ms: ${reached ? 'reached' : 'missed'}`);
  } finally {
    await dataSource.destroy();
  }
}

/** The checks as they are shipped. */
async function bundled() {
  const outfile = inRoot('node_modules', '.cache', 'bench', 'vouchers.cjs');
  await build({
    stdin: {
      contents: `export { migrate } from './db/migrate';
        export { createDataSource } from './db/dataSource';
        export { runChecks } from './broker/services/voucherChecks/runChecks';
        export { checkImage } from './broker/services/voucherChecks/uses';
        export { readSubject } from './broker/services/voucherChecks/subject';`,
      resolveDir: inRoot('.'),
    },
    ...{ outfile, bundle: true, platform: 'node', format: 'cjs', packages: 'external' },
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}

/** @param {string} url */
async function fill(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`INSERT INTO SUCURSALES (NOMBRE) VALUES ('Miraflores')`);
  await client.query(
    `INSERT INTO VOUCHERS (SUCURSAL_ID, SUBTIPO, ESTADO, MONTO, OPERACION, IMAGEN, FECHA_CREACION)
      SELECT 1, 'whatsapp', 'APROBADO', 10 + n % 90, lpad(n::text, 8, '0'), md5(n::text),
        (now() AT TIME ZONE 'UTC') - make_interval(mins => (${vouchers} - n) * 5)
      FROM generate_series(1, ${vouchers}) AS n`,
  );
  const masters = Array.from({ length: apps }, () => [randomBytes(8), randomBytes(128)]);
  for (let from = 1; from <= vouchers; from += 5_000) {
    const ids = Array.from({ length: 5_000 }, (_, index) => from + index);
    // Another amount and name change some of the coarse bits and many of the fine ones.
    const [coarse, fine] = [0, 1].map((part) =>
      ids.map((id) =>
        flipped(/** @type {Buffer} */ (masters[id % apps]?.[part]), part ? 0.1 : 0.06),
      ),
    );
    await client.query(
      `INSERT INTO VOUCHER_HUELLAS (VOUCHER_ID, GRUESA, FINA)
        SELECT V, ('x' || G)::bit(64), ('x' || F)::bit(1024)
        FROM unnest($1::int[], $2::text[], $3::text[]) AS N (V, G, F)`,
      [ids, coarse, fine],
    );
  }
  await client.query('VACUUM ANALYZE');
  await client.end();
}

/** A copy in hex with about this share of its bits turned over. @param {Buffer} bits @param {number} share */
function flipped(bits, share) {
  const copy = Buffer.from(bits);
  for (let n = Math.round(copy.length * 8 * share * 2 * Math.random()); n > 0; n -= 1) {
    const at = Math.floor(Math.random() * copy.length * 8);
    copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7));
  }
  return copy.toString('hex');
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
