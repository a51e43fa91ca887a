import { derive, type Table } from '../../../stores/table';
import type { AlertaRow } from '../../../stores/alertasSlice';
import type { RefillRow } from '../../../stores/refillsSlice';
import type { AppState } from '../../../stores/state';

/** What became of something that was sent to the kitchen. `since` and `tookMs` are in milliseconds. */
export type SentStatus =
  | { kind: 'answered'; by: string | null; at: string; tookMs: number }
  | { kind: 'unanswered'; since: number; urgency: 'calm' | 'slow' | 'escalated' };

/** Nobody answered for so long that the sender should do something about it, in ms. */
const slowAfterMs = 60_000;

/** Whether an alert was read, by whom and how fast, or for how long nobody has. */
export function alertaStatus(
  alerta: Pick<AlertaRow, 'leida' | 'leida_por_nombre' | 'fecha_envio' | 'fecha_lectura' | 'nivel'>,
  now: number,
): SentStatus {
  const { leida, fecha_envio, fecha_lectura, leida_por_nombre, nivel } = alerta;
  if (leida) return answered(fecha_envio, fecha_lectura ?? fecha_envio, leida_por_nombre);
  return unanswered(fecha_envio, now, nivel > 0);
}

/** Whether a request was attended, by whom and how fast, or for how long nobody has. */
export function refillStatus(
  refill: Pick<RefillRow, 'estado' | 'atendido_por_nombre' | 'fecha_solicitud' | 'fecha_atencion'>,
  now: number,
): SentStatus {
  const { estado, fecha_solicitud, fecha_atencion, atendido_por_nombre } = refill;
  if (estado === 'atendido') {
    return answered(fecha_solicitud, fecha_atencion ?? fecha_solicitud, atendido_por_nombre);
  }
  return unanswered(fecha_solicitud, now, false);
}

function answered(sent: string, at: string, by: string | null): SentStatus {
  return { kind: 'answered', by, at, tookMs: Math.max(0, Date.parse(at) - Date.parse(sent)) };
}

function unanswered(sent: string, now: number, escalated: boolean): SentStatus {
  // "A moment ago nobody had read it" says nothing: the first second counts as one.
  const since = Math.max(1_000, now - Date.parse(sent));
  return {
    ...{ kind: 'unanswered', since },
    urgency: escalated ? 'escalated' : since >= slowAfterMs ? 'slow' : 'calm',
  };
}

/** The newest row of each order, by the order's number. */
function newestByPedido<Row extends { id: number; pedido_id: number | null }>() {
  return derive((table: Table<Row>) => {
    const newest = new Map<number, Row>();
    for (const row of table.values()) {
      if (row.pedido_id === null) continue;
      const known = newest.get(row.pedido_id);
      if (known === undefined || known.id < row.id) newest.set(row.pedido_id, row);
    }
    return newest;
  });
}

const newestAlerta = newestByPedido<AlertaRow>();
const newestRefill = newestByPedido<RefillRow>();

/** The newest alert about an order; undefined when there was none. */
export function selectLastAlerta(pedidoId: number): (state: AppState) => AlertaRow | undefined {
  return (state) => newestAlerta(state.alertas).get(pedidoId);
}

/** The newest request made for an order; undefined when there was none. */
export function selectLastRefill(pedidoId: number): (state: AppState) => RefillRow | undefined {
  return (state) => newestRefill(state.refills).get(pedidoId);
}
