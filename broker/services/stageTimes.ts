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
 * Median and 95th percentile, in seconds, of how long each stage took for what began between two
 * moments. A stage that is not over does not count.
 */
export async function readStageTimes(
  manager: EntityManager,
  from: Date,
  to: Date,
  branchId: number | null,
): Promise<StageTimes[]> {
  const times: StageTimes[] = [];
  for (const { table, begun, stages } of tables) {
    const columns = stages.map(([stage, end, beginning]) => {
      const seconds = `extract(epoch FROM ${end} - ${beginning})::float8`;
      return `count(${end} - ${beginning})::integer AS ${stage}_n,
        percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY ${seconds}) AS ${stage}_s`;
    });
    const rows: Record<string, unknown>[] = await manager.query(
      `SELECT ${columns.join(', ')} FROM ${table}
        WHERE ${begun} BETWEEN $1 AND $2 AND ($3::integer IS NULL OR SUCURSAL_ID = $3)`,
      [from, to, branchId],
    );
    const row = rows[0] ?? {};
    for (const [stage] of stages) {
      const seconds = row[`${stage}_s`] as [number, number] | null | undefined;
      times.push({
        etapa: stage,
        cantidad: Number(row[`${stage}_n`] ?? 0),
        mediana_s: seconds?.[0] ?? null,
        p95_s: seconds?.[1] ?? null,
      });
    }
  }
  return times;
}
