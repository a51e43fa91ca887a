import type { PedidoRow } from '../../../stores/pedidoRow';

/** The first moment of the day of `now` on this machine, in ms. */
export function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}

type Closed = Pick<
  PedidoRow,
  'id' | 'estado' | 'fecha_creacion' | 'fecha_entrega' | 'fecha_cancelacion'
>;

/** When an order was over: handed over or cancelled; null while it is not. */
export function closedAt(row: Closed): string | null {
  if (row.estado === 'ENTREGADO') return row.fecha_entrega ?? row.fecha_creacion;
  return row.estado === 'CANCELADO' ? (row.fecha_cancelacion ?? row.fecha_creacion) : null;
}

/** Orders that were over today, the newest first. */
export function closedToday<Row extends Closed>(rows: Iterable<Row>, now: number): Row[] {
  const since = startOfDay(now);
  return [...rows]
    .flatMap((row) => {
      const at = closedAt(row);
      return at !== null && Date.parse(at) >= since ? [{ row, at }] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at) || b.row.id - a.row.id)
    .map(({ row }) => row);
}

/** What was handed over and what was cancelled; money in whole cents until the end. */
export function dayTotals(rows: readonly Pick<PedidoRow, 'estado' | 'total'>[]): {
  delivered: number;
  cancelled: number;
  money: number;
} {
  const delivered = rows.filter(({ estado }) => estado === 'ENTREGADO');
  const cents = delivered.reduce((sum, { total }) => sum + Math.round((total ?? 0) * 100), 0);
  return {
    delivered: delivered.length,
    cancelled: rows.filter(({ estado }) => estado === 'CANCELADO').length,
    money: cents / 100,
  };
}
