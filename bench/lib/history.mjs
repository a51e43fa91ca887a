// @ts-check
import pg from 'pg';

/** Types of events and how many of a thousand are of each; the rare ones matter as well. */
const mix = /** @type {const} */ ([
  ['pedido_actualizado', 'PEDIDO', 380],
  ['pedido_creado', 'PEDIDO', 200],
  ['pedido_aprobado', 'PEDIDO', 190],
  ['voucher_nuevo', 'VOUCHER', 90],
  ['voucher_aprobado', 'VOUCHER', 80],
  ['alerta_cocina', 'ALERTA', 25],
  ['alerta_leida', 'ALERTA', 24],
  ['refill_solicitado', 'REFILL', 5],
  ['refill_atendido', 'REFILL', 5],
  ['alerta_escalada', 'ALERTA', 1],
]);

/**
 * Fills the tables with the history of a busy chain: events, and the orders, vouchers, alerts and
 * refills they tell of, evenly over the last `days` days.
 * @param {string} databaseUrl
 * @param {{events: number, days: number, branches: number}} size
 */
export async function loadHistory(databaseUrl, { events, days, branches }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const at = (/** @type {string} */ n, /** @type {number} */ of) =>
    `(now() AT TIME ZONE 'UTC') - make_interval(secs => ${days * 86_400}.0 * (${of} - ${n}) / ${of})`;
  const branch = `1 + N % ${branches}`;
  try {
    await client.query(
      `INSERT INTO SUCURSALES (NOMBRE) SELECT 'Sucursal ' || N FROM generate_series(2, ${branches}) N`,
    );
    const orders = Math.round(events / 5);
    await client.query(
      `INSERT INTO PEDIDOS (SUCURSAL_ID, SUBTIPO, ESTADO, TOTAL, FECHA_CREACION, FECHA_APROBACION, FECHA_LISTO, FECHA_ENTREGA)
        SELECT ${branch}, 'delivery', 'ENTREGADO', 30, T, T + interval '1 minute' * random(),
          T + interval '1 minute' * (5 + 10 * random()), T + interval '1 minute' * (20 + 10 * random())
        FROM generate_series(1, ${orders}) N, LATERAL (SELECT ${at('N', orders)} AS T) M`,
    );
    const vouchers = Math.round(events / 11);
    await client.query(
      `INSERT INTO VOUCHERS (SUCURSAL_ID, ESTADO, MONTO, FECHA_CREACION, FECHA_VALIDACION)
        SELECT ${branch}, 'APROBADO', 30, T, T + interval '1 minute' * (1 + random())
        FROM generate_series(1, ${vouchers}) N, LATERAL (SELECT ${at('N', vouchers)} AS T) M`,
    );
    const alerts = Math.round(events / 40);
    await client.query(
      `INSERT INTO ALERTAS_COCINA (SUCURSAL_ID, MENSAJE, LEIDA, FECHA_ENVIO, FECHA_LECTURA)
        SELECT ${branch}, 'Sin cebolla', true, T, T + interval '1 second' * (5 + 60 * random())
        FROM generate_series(1, ${alerts}) N, LATERAL (SELECT ${at('N', alerts)} AS T) M`,
    );
    const refills = Math.round(events / 200);
    await client.query(
      `INSERT INTO REFILL_SOLICITUDES (SUCURSAL_ID, INSUMO_ID, CANTIDAD_SOLICITADA, ESTADO, FECHA_SOLICITUD, FECHA_ATENCION)
        SELECT ${branch}, 1, 2, 'atendido', T, T + interval '1 minute' * (5 + 30 * random())
        FROM generate_series(1, ${refills}) N, LATERAL (SELECT ${at('N', refills)} AS T) M`,
    );
    const bounds = mix.map(([, , share], i) =>
      mix.slice(0, i + 1).reduce((sum, [, , each]) => sum + each, share - share),
    );
    const choose = (/** @type {0 | 1} */ column) =>
      `CASE ${mix.map((row, i) => `WHEN K < ${bounds[i] ?? 0} THEN '${row[column]}'`).join(' ')} END`;
    await client.query(
      `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD, SUCURSAL_ID, ENTIDAD_TIPO, ENTIDAD_ID, FECHA)
        SELECT TIPO, json_build_object('tipo', TIPO, 'sucursal_id', S, 'relleno', repeat('x', 120)), S,
          ${choose(1)}, N / 5 + 1, ${at('N', events)}
        FROM (SELECT N, ${branch} AS S, ${choose(0)} AS TIPO, K FROM
          (SELECT N, (N::bigint * 7919) % 1000 AS K FROM generate_series(1, ${events}) N) A) B ORDER BY N`,
    );
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
