import { prioridades, type Alerta, type Prioridad } from '../../shared/api/alertas';
import { overlay } from './queueSlice';
import type { AppState, Slice } from './state';
import { derive, trimmed, withRows, type Table } from './table';

const maxAlertas = 500;

/** A kitchen alert on this screen. */
export type AlertaRow = Alerta & {
  /** How often nobody answered it in time; 0 while it is fresh. */
  nivel: number;
  /** The event this row is current as of. */
  version: number;
  /** Shown as it will be once the queue was sent; the server does not know yet. */
  queued?: true;
};

/** What the event of a new alert tells. */
export interface AlertaHint {
  id: number;
  fecha: string;
  mensaje: string;
  prioridad: Prioridad;
  pedido_id: number | null;
  sucursal_id: number | null;
  usuario_envia: number | null;
  usuario_envia_nombre: string | null;
}

/** Who read an alert, and when. */
export interface AlertaReading {
  leida_por: number | null;
  leida_por_nombre: string | null;
  fecha_lectura: string;
}

/** Alerts by number, and how they change. `asOf` and `version` are event ids. */
export interface AlertasSlice {
  alertas: Table<AlertaRow>;
  loadAlertas: (alertas: readonly Alerta[], asOf: number) => void;
  putAlerta: (alerta: Alerta, asOf: number) => void;
  addAlerta: (hint: AlertaHint, version: number) => void;
  markAlertaRead: (id: number, reading: AlertaReading, version: number) => void;
  markAlertaEscalated: (id: number, nivel: number, version: number) => void;
}

/** Creates the slice without alerts. */
export const createAlertasSlice: Slice<AlertasSlice> = (set) => {
  const put = (state: AppState, row: AlertaRow) => ({
    alertas: trimmed(withRows(state.alertas, [row]), isUnread, maxAlertas),
  });
  return {
    alertas: new Map(),
    loadAlertas: (alertas, asOf) =>
      set((state) => ({
        alertas: new Map(
          alertas.map((alerta) => {
            const nivel = state.alertas.get(alerta.id)?.nivel ?? 0;
            return [alerta.id, { ...alerta, nivel, version: asOf }];
          }),
        ),
      })),
    putAlerta: (alerta, asOf) =>
      set((state) => {
        const known = state.alertas.get(alerta.id);
        // Read is read: nothing opens an alert again.
        if (known?.leida === true && !alerta.leida) return state;
        const version = Math.max(asOf, known?.version ?? 0);
        return put(state, { ...alerta, nivel: known?.nivel ?? 0, version });
      }),
    addAlerta: (hint, version) =>
      set((state) => {
        if (state.alertas.has(hint.id)) return state;
        const { fecha, ...told } = hint;
        return put(state, {
          ...told,
          leida: false,
          fecha_envio: fecha,
          leida_por: null,
          leida_por_nombre: null,
          fecha_lectura: null,
          nivel: 0,
          version,
        });
      }),
    markAlertaRead: (id, reading, version) =>
      set((state) => {
        const known = state.alertas.get(id);
        if (known === undefined || known.leida) return state;
        return put(state, { ...known, ...reading, leida: true, version });
      }),
    markAlertaEscalated: (id, nivel, version) =>
      set((state) => {
        const known = state.alertas.get(id);
        if (known === undefined || known.nivel >= nivel) return state;
        return put(state, { ...known, nivel, version });
      }),
  };
};

function isUnread(row: AlertaRow): boolean {
  return !row.leida;
}

const withQueue = overlay('alertas', (row: AlertaRow, _effect, at) =>
  row.leida ? row : { ...row, leida: true, fecha_lectura: at },
);

const unread = derive((table: Table<AlertaRow>) =>
  [...table.values()].filter(isUnread).sort(mostUrgentFirst),
);
const open = derive((table: Table<AlertaRow>) =>
  [...table.values()].filter((row) => isUnread(row) || row.queued === true).sort(mostUrgentFirst),
);
const recent = derive((table: Table<AlertaRow>) => [...table.values()].sort((a, b) => b.id - a.id));

function mostUrgentFirst(a: AlertaRow, b: AlertaRow): number {
  const urgency = prioridades.indexOf(b.prioridad) - prioridades.indexOf(a.prioridad);
  const waiting = Number(a.queued ?? false) - Number(b.queued ?? false);
  return urgency || waiting || a.fecha_envio.localeCompare(b.fecha_envio) || a.id - b.id;
}

/** Unread alerts: `urgente`, then `alta`, then `normal`; the oldest of each first. */
export function selectUnreadAlertas(state: AppState): readonly AlertaRow[] {
  return unread(withQueue(state.alertas, state.queue));
}

/**
 * Alerts that are unread as far as the server knows: also those this screen marked as read without
 * reaching it (`queued`), which follow the others of their priority.
 */
export function selectOpenAlertas(state: AppState): readonly AlertaRow[] {
  return open(withQueue(state.alertas, state.queue));
}

/** All known alerts, newest first. */
export function selectRecentAlertas(state: AppState): readonly AlertaRow[] {
  return recent(withQueue(state.alertas, state.queue));
}
