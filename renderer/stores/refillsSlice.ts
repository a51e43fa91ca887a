import type { Refill } from '../../shared/api/refills';
import { overlay } from './queueSlice';
import type { AppState, Slice } from './state';
import { derive, trimmed, withRows, type Table } from './table';

const maxRefills = 400;

/** A refill request on this screen; the supply's number is null when only an event without it told of it. */
export type RefillRow = Omit<Refill, 'insumo_id' | 'cantidad'> & {
  insumo_id: number | null;
  cantidad: number | null;
  /** The event this row is current as of. */
  version: number;
  /** Shown as it will be once the queue was sent; the server does not know yet. */
  queued?: true;
};

/** What the event of a request tells. */
export type RefillHint = Pick<
  RefillRow,
  | 'id'
  | 'insumo_id'
  | 'insumo'
  | 'cantidad'
  | 'pedido_id'
  | 'sucursal_id'
  | 'usuario_solicita'
  | 'usuario_solicita_nombre'
  | 'fecha_solicitud'
>;

/** Who attended a request, and when. */
export type RefillAttention = Pick<
  RefillRow,
  'atendido_por' | 'atendido_por_nombre' | 'fecha_atencion'
>;

/** Refill requests by number, and how they change. `asOf` and `version` are event ids. */
export interface RefillsSlice {
  refills: Table<RefillRow>;
  loadRefills: (refills: readonly Refill[], asOf: number) => void;
  putRefill: (refill: Refill, asOf: number) => void;
  addRefill: (hint: RefillHint, version: number) => void;
  markRefillAttended: (id: number, attention: RefillAttention, version: number) => void;
}

/** Creates the slice without requests. */
export const createRefillsSlice: Slice<RefillsSlice> = (set) => {
  const put = (state: AppState, row: RefillRow) => ({
    refills: trimmed(withRows(state.refills, [row]), isPending, maxRefills),
  });
  return {
    refills: new Map(),
    loadRefills: (refills, asOf) =>
      set({ refills: new Map(refills.map((refill) => [refill.id, { ...refill, version: asOf }])) }),
    putRefill: (refill, asOf) =>
      set((state) => {
        const known = state.refills.get(refill.id);
        // Attended is attended: an older answer must not open the request again.
        if (known?.estado === 'atendido' && refill.estado === 'pendiente') return state;
        return put(state, { ...refill, version: Math.max(asOf, known?.version ?? 0) });
      }),
    addRefill: (hint, version) =>
      set((state) => {
        if (state.refills.has(hint.id)) return state;
        return put(state, {
          ...hint,
          unidad: null,
          estado: 'pendiente',
          atendido_por: null,
          atendido_por_nombre: null,
          fecha_atencion: null,
          version,
        });
      }),
    markRefillAttended: (id, attention, version) =>
      set((state) => {
        const known = state.refills.get(id);
        if (known === undefined || known.estado === 'atendido') return state;
        return put(state, { ...known, ...attention, estado: 'atendido', version });
      }),
  };
};

function isPending(row: RefillRow): boolean {
  return row.estado === 'pendiente';
}

const withQueue = overlay('refills', (row: RefillRow, _effect, at): RefillRow =>
  isPending(row) ? { ...row, estado: 'atendido', fecha_atencion: at } : row,
);

const pending = derive((table: Table<RefillRow>) =>
  [...table.values()].filter(isPending).sort((a, b) => a.id - b.id),
);
const recent = derive((table: Table<RefillRow>) => [...table.values()].sort((a, b) => b.id - a.id));

/** Requests nobody attended yet, oldest first. */
export function selectPendingRefills(state: AppState): readonly RefillRow[] {
  return pending(withQueue(state.refills, state.queue));
}

/** All known requests, newest first. */
export function selectRecentRefills(state: AppState): readonly RefillRow[] {
  return recent(withQueue(state.refills, state.queue));
}
