import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Stats, statsQuerySchema } from '../../shared/api/eventos';
import { invalidField } from '../problem';
import { iso } from './moments';

type Query = z.output<typeof statsQuerySchema>;
type Stage = Stats['etapas'][number]['etapa'];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Ranges shown when none is asked for, and the longest that makes sense to draw. */
const ranges = {
  hora: { usualMs: dayMs, longestMs: 93 * dayMs, unit: 'hour' },
  dia: { usualMs: 30 * dayMs, longestMs: 3_660 * dayMs, unit: 'day' },
} as const;

/** Where each stage begins and ends, and in which table; it counts where its beginning lies in the range. */
const stages: Record<Stage, { table: string; from: string; to: string }> = {
  aprobar: { table: 'PEDIDOS', from: 'FECHA_CREACION', to: 'FECHA_APROBACION' },
  preparar: { table: 'PEDIDOS', from: 'FECHA_APROBACION', to: 'FECHA_LISTO' },
  entregar: { table: 'PEDIDOS', from: 'FECHA_LISTO', to: 'FECHA_ENTREGA' },
  leer_alerta: { table: 'ALERTAS_COCINA', from: 'FECHA_ENVIO', to: 'FECHA_LECTURA' },
  atender_refill: { table: 'REFILL_SOLICITUDES', from: 'FECHA_SOLICITUD', to: 'FECHA_ATENCION' },
  validar_voucher: { table: 'VOUCHERS', from: 'FECHA_CREACION', to: 'FECHA_VALIDACION' },
};

/**
 * Events per hour or day and type, and how long each stage took, between two moments (both included).
 * Hours and days begin on the clock of `zona` (UTC where none is given).
 */
export async function readStats(manager: EntityManager, query: Query, now: Date): Promise<Stats> {
  const { desde, hasta } = rangeOf(query, now);
  const branchId = query.sucursal_id ?? null;
  const parameters = [desde, hasta, branchId];
  const counts: { inicio: Date; tipo: string; cantidad: number }[] = await manager.query(
    `SELECT date_trunc('${ranges[query.por].unit}', FECHA AT TIME ZONE 'UTC', $4)
        AT TIME ZONE 'UTC' AS inicio, TIPO, count(*)::integer AS cantidad
      FROM EVENTOS_REALTIME
      WHERE FECHA BETWEEN $1 AND $2 AND ($3::integer IS NULL OR SUCURSAL_ID = $3)
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [...parameters, query.zona],
  );
  const times: Stats['etapas'] = await manager.query(
    Object.entries(stages).map(stageQuery).join(' UNION ALL '),
    parameters,
  );
  return {
    por: query.por,
    desde: iso(desde),
    hasta: iso(hasta),
    conteos: counts.map((row) => ({ ...row, inicio: iso(row.inicio) })),
    etapas: times,
  };
}

function rangeOf({ desde, hasta, por }: Query, now: Date): { desde: Date; hasta: Date } {
  const { usualMs, longestMs } = ranges[por];
  const end = hasta ?? now;
  const start = desde ?? new Date(end.getTime() - usualMs);
  if (start > end) throw invalidField('desde', 'debe ser anterior a "hasta"');
  if (end.getTime() - start.getTime() > longestMs) {
    const days = longestMs / dayMs;
    throw invalidField('desde', `el rango es de más de ${days} días; pida uno más corto`);
  }
  return { desde: start, hasta: end };
}

function stageQuery([stage, { table, from, to }]: [
  string,
  { table: string; from: string; to: string },
]) {
  return `SELECT '${stage}' AS etapa, count(*)::integer AS cantidad,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY SEGUNDOS) AS mediana_s,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY SEGUNDOS) AS p95_s
    FROM (
      SELECT extract(epoch FROM ${to} - ${from})::float8 AS SEGUNDOS FROM ${table}
      WHERE ${from} BETWEEN $1 AND $2 AND ${to} IS NOT NULL
        AND ($3::integer IS NULL OR SUCURSAL_ID = $3)
    ) T`;
}
