import type { PedidoRow } from '../../../stores/pedidoRow';

/** How far back the drawer of finished orders reaches, in milliseconds. */
export const recallWindowMs = 3 * 3_600_000;

/**
 * The orders the kitchen finished lately, the newest first. Ones that were handed over are among them,
 * to be looked up; only the counter can take those back.
 */
export function recentlyFinished(finished: readonly PedidoRow[], now: number): PedidoRow[] {
  return finished
    .filter((row) => isRecentlyFinished(row, now))
    .sort((a, b) => finishedAt(b).localeCompare(finishedAt(a)) || b.id - a.id);
}

/** Whether an order was finished so lately that the drawer shows it. */
export function isRecentlyFinished(row: PedidoRow, now: number): boolean {
  return now - Date.parse(finishedAt(row)) < recallWindowMs;
}

/** When the kitchen finished an order. */
export function finishedAt(row: PedidoRow): string {
  return row.fecha_listo ?? row.fecha_entrega ?? row.fecha_creacion;
}

/** Whether the kitchen may put the order back on its board. */
export function isRecallable(row: PedidoRow): boolean {
  return row.estado === 'LISTO';
}
