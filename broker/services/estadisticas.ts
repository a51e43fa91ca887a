import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Stats, statsQuerySchema } from '../../shared/api/eventos';
import { countedUpToSql } from '../../db/eventCounts';
import { invalidField } from '../problem';
import { iso } from './moments';
import { readStageTimes } from './stageTimes';

type Query = z.output<typeof statsQuerySchema>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Ranges shown when none is asked for, and the longest that makes sense to draw. */
const ranges = {
  hora: { usualMs: dayMs, longestMs: 93 * dayMs, unit: 'hour' },
  dia: { usualMs: 30 * dayMs, longestMs: 3_660 * dayMs, unit: 'day' },
} as const;

/**
 * Events per hour or day and type, and how long each stage took, between two moments (both included).
 * Hours and days begin on the clock of `zona` (UTC where none is given).
 */
export async function readStats(manager: EntityManager, query: Query, now: Date): Promise<Stats> {
  const { desde, hasta } = rangeOf(query, now);
  const branchId = query.sucursal_id ?? null;
  const counts = await readCounts(manager, desde, hasta, branchId, query);
  return {
    por: query.por,
    desde: iso(desde),
    hasta: iso(hasta),
    conteos: counts.map((row) => ({ ...row, inicio: iso(row.inicio) })),
    etapas: await readStageTimes(manager, desde, hasta, branchId),
  };
}

/**
 * Events that are not counted yet, found by their numbers. Sorted, and with an OFFSET that keeps the
 * other conditions out: they are few, which the planner cannot know, and would read the whole log for.
 */
const uncounted = `(SELECT * FROM EVENTOS_REALTIME WHERE ID > ${countedUpToSql} ORDER BY ID OFFSET 0) NUEVOS`;

interface Count {
  inicio: Date;
  tipo: string;
  cantidad: number;
}

/** Whole hours come from their counts; what these do not reach, or do not fit, from the log itself. */
function readCounts(
  manager: EntityManager,
  desde: Date,
  hasta: Date,
  branchId: number | null,
  { por, zona }: Query,
): Promise<Count[]> {
  const firstWhole = new Date(Math.ceil(desde.getTime() / hourMs) * hourMs);
  const lastWhole = new Date(Math.floor(hasta.getTime() / hourMs) * hourMs);
  const parameters = [desde, hasta, branchId, zona];
  if (firstWhole >= lastWhole || !hasWholeHours(zona, [desde, hasta])) {
    return manager.query(sumOf(fromLog('FECHA BETWEEN $1 AND $2'), por), parameters);
  }
  // One statement, so that the counts and the number they reach to are of one moment.
  const parts = [
    `SELECT HORA AS MOMENTO, TIPO, CANTIDAD AS N FROM EVENTOS_CUENTAS
      WHERE SUCURSAL_ID = coalesce($3, -1) AND HORA >= $5 AND HORA < $6`,
    fromLog('FECHA BETWEEN $1 AND $2', uncounted),
    fromLog(`FECHA >= $1 AND FECHA < $5 AND ID <= ${countedUpToSql}`),
    fromLog(`FECHA >= $6 AND FECHA <= $2 AND ID <= ${countedUpToSql}`),
  ];
  return manager.query(sumOf(parts.join(' UNION ALL '), por), [
    ...parameters,
    firstWhole,
    lastWhole,
  ]);
}

/**
 * Counted in quarters of an hour first, which every zone's hours are made of: turning each of a million
 * moments into a zone's day would take several times as long as counting them.
 */
function fromLog(condition: string, events = 'EVENTOS_REALTIME'): string {
  return `SELECT date_bin('15 minutes', FECHA, 'epoch') AS MOMENTO, TIPO, count(*) AS N
    FROM ${events}
    WHERE ${condition} AND ($3::integer IS NULL OR SUCURSAL_ID = $3)
    GROUP BY 1, 2`;
}

function sumOf(parts: string, por: Query['por']): string {
  return `SELECT date_trunc('${ranges[por].unit}', Q.MOMENTO AT TIME ZONE 'UTC', $4)
      AT TIME ZONE 'UTC' AS inicio, Q.TIPO, sum(Q.N)::integer AS cantidad
    FROM (${parts}) Q GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** Whether a zone's hours are those of UTC at these moments: India's and Nepal's, for example, are not. */
function hasWholeHours(zona: string, moments: readonly Date[]): boolean {
  const format = new Intl.DateTimeFormat('en', { timeZone: zona, timeZoneName: 'longOffset' });
  return moments.every((moment) => {
    const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value;
    return /^GMT([+-]\d\d:00)?$/.test(name ?? '');
  });
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
