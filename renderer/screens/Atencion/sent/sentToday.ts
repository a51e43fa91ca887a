import type { AlertaRow } from '../../../stores/alertasSlice';
import type { RefillRow } from '../../../stores/refillsSlice';

/** One thing that was sent to the kitchen. */
export type SentEntry = { kind: 'alerta'; row: AlertaRow } | { kind: 'refill'; row: RefillRow };

function sentAt(entry: SentEntry): string {
  return entry.kind === 'alerta' ? entry.row.fecha_envio : entry.row.fecha_solicitud;
}

function isOpen(entry: SentEntry): boolean {
  return entry.kind === 'alerta' ? !entry.row.leida : entry.row.estado === 'pendiente';
}

/**
 * What was sent since a moment (ms), and whatever is still open from before: open things first, the newest
 * of each group first.
 */
export function sentToday(
  alertas: readonly AlertaRow[],
  refills: readonly RefillRow[],
  since: number,
): SentEntry[] {
  const entries: SentEntry[] = [
    ...alertas.map((row): SentEntry => ({ kind: 'alerta', row })),
    ...refills.map((row): SentEntry => ({ kind: 'refill', row })),
  ];
  return entries
    .filter((entry) => isOpen(entry) || Date.parse(sentAt(entry)) >= since)
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || sentAt(b).localeCompare(sentAt(a)));
}
