// @ts-check
// What most would write first: one INSERT for each request, answered when it is committed. Nothing is sent on.
// Into Campana's own table (BENCH_TABLE=log), with its indexes and its order, or into one with a key alone.
import pg from 'pg';
import { serveAsync } from './httpPeer.mjs';

const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE'], max: 16 });
const intoLog = process.env['BENCH_TABLE'] === 'log';
if (!intoLog) {
  await pool.query(
    `CREATE TABLE SIMPLE (ID serial PRIMARY KEY, TIPO text, PAYLOAD text, SUCURSAL_ID integer,
      ENTIDAD_TIPO text, ENTIDAD_ID integer, FECHA timestamp DEFAULT now())`,
  );
}
const text = `INSERT INTO ${intoLog ? 'EVENTOS_REALTIME' : 'SIMPLE'} (TIPO, PAYLOAD, SUCURSAL_ID, ENTIDAD_TIPO, ENTIDAD_ID)
  VALUES ($1, $2, $3, 'PEDIDO', $4) RETURNING ID`;

serveAsync(async (body) => {
  const event = JSON.parse(body.toString());
  const values = [event.tipo, JSON.stringify(event), event.sucursal_id, event.pedido_id];
  const { rows } = await pool.query({ name: 'insert', text, values });
  return { id: rows[0].id };
});
