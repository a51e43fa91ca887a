import type { EntityManager } from 'typeorm';
import type { Stats } from '../../shared/api/eventos';

type StageTimes = Stats['etapas'][number];

/** The stages of things in one table, each with its end and its beginning; they count by `begun`. */
interface StageTable {
  table: string;
  begun: string;
  stages: readonly (readonly [stage: StageTimes['etapa'], end: string, beginning: string])[];
}

const tables: readonly StageTable[] = [
  {
    table: 'PEDIDOS',
    begun: 'FECHA_CREACION',
    stages: [
      ['aprobar', 'FECHA_APROBACION', 'FECHA_CREACION'],
      ['preparar', 'FECHA_LISTO', 'FECHA_APROBACION'],
      ['entregar', 'FECHA_ENTREGA', 'FECHA_LISTO'],
    ],
  },
  {
    table: 'ALERTAS_COCINA',
    begun: 'FECHA_ENVIO',
    stages: [['leer_alerta', 'FECHA_LECTURA', 'FECHA_ENVIO']],
  },
  {
    table: 'REFILL_SOLICITUDES',
    begun: 'FECHA_SOLICITUD',
    stages: [['atender_refill', 'FECHA_ATENCION', 'FECHA_SOLICITUD']],
  },
  {
    table: 'VOUCHERS',
    begun: 'FECHA_CREACION',
    stages: [['validar_voucher', 'FECHA_VALIDACION', 'FECHA_CREACION']],
  },
];

/**
 * Of so many things at most the times are exact; sorting all of more takes most of a second. A sample of
 * about that size tells a 95th percentile to within half a percentile.
 */
const exactUpTo = 20_000;
/** A branch of which a sample holds fewer is read whole: it is a small part of what the sample was for. */
const fewestSampled = 2_000;

/**
 * Median and 95th percentile, in seconds, of how long each stage took for what began between two
 * moments. A stage that is not over does not count. Of very many things a sample of their pages is read;
 * it is the same one each time, so that a figure does not change by being asked for again.
 */
export async function readStageTimes(
  manager: EntityManager,
  from: Date,
  to: Date,
  branchId: number | null,
): Promise<StageTimes[]> {
  const times: StageTimes[] = [];
  for (const table of tables) {
    const percent = await samplePercent(manager, table, from, to);
    const sampled = await readTable(manager, table, [from, to, branchId], percent);
    const isThin = percent < 100 && sampled.every(({ rows }) => rows < fewestSampled);
    times.push(
      ...(isThin ? await readTable(manager, table, [from, to, branchId], 100) : sampled).map(
        ({ stage }) => stage,
      ),
    );
  }
  return times;
}

/** How much of a table is read for a range, in percent of its pages, by what the planner expects in it. */
async function samplePercent(
  manager: EntityManager,
  { table, begun }: StageTable,
  from: Date,
  to: Date,
): Promise<number> {
  const [row]: { 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }[] = await manager.query(
    `EXPLAIN (FORMAT JSON) SELECT 1 FROM ${table} WHERE ${begun} BETWEEN $1 AND $2`,
    [from, to],
  );
  const expected = row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
  return expected <= exactUpTo ? 100 : (100 * exactUpTo) / expected;
}

async function readTable(
  manager: EntityManager,
  { table, begun, stages }: StageTable,
  [from, to, branchId]: [Date, Date, number | null],
  percent: number,
): Promise<{ stage: StageTimes; rows: number }[]> {
  const columns = stages.map(([stage, end, beginning]) => {
    const seconds = `extract(epoch FROM ${end} - ${beginning})::float8`;
    return `count(${end} - ${beginning})::integer AS ${stage}_n,
      percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY ${seconds}) AS ${stage}_s`;
  });
  const sample = percent < 100 ? `TABLESAMPLE SYSTEM (${percent}) REPEATABLE (1)` : '';
  const rows: Record<string, unknown>[] = await manager.query(
    `SELECT ${columns.join(', ')} FROM ${table} ${sample}
      WHERE ${begun} BETWEEN $1 AND $2 AND ($3::integer IS NULL OR SUCURSAL_ID = $3)`,
    [from, to, branchId],
  );
  const row = rows[0] ?? {};
  return stages.map(([stage]) => {
    const seconds = row[`${stage}_s`] as [number, number] | null | undefined;
    const count = Number(row[`${stage}_n`] ?? 0);
    return {
      rows: count,
      stage: {
        etapa: stage,
        cantidad: Math.round((count * 100) / percent),
        mediana_s: seconds?.[0] ?? null,
        p95_s: seconds?.[1] ?? null,
        aproximado: percent < 100,
      },
    };
  });
}
