import type { Pedido, PedidoBrief } from '../../shared/api/pedidos';
import { isOneStep, type PedidoState } from '../../shared/pedidoStates';
import {
  briefRow,
  fullRow,
  isOpenPedido,
  movedRow,
  stubRow,
  type PedidoHint,
  type PedidoRow,
} from './pedidoRow';
import { overlay } from './queueSlice';
import type { AppState, Slice } from './state';
import { derive, onlyRows, trimmed, withoutRow, withRows, type Table } from './table';

const maxPedidos = 800;

/** Orders by number, and how they change. `asOf` and `version` are event ids. */
export interface PedidosSlice {
  pedidos: Table<PedidoRow>;
  /** The lists as loaded; they replace what was known, but for what only an event told of. */
  loadPedidos: (pedidos: readonly Pedido[], asOf: number) => void;
  /** One order as a call answered it that was sent when `asOf` was the newest event. */
  putPedido: (pedido: Pedido, asOf: number) => void;
  /** An order as an event carries it. */
  putPedidoBrief: (brief: PedidoBrief, version: number) => void;
  /** An event names an order and its state, no more: moves the known row, or shows a stub. */
  hintPedido: (hint: PedidoHint, version: number) => void;
  /** The server does not know this order. */
  forgetPedido: (id: number) => void;
}

/** Creates the slice without orders. */
export const createPedidosSlice: Slice<PedidosSlice> = (set) => {
  const put = (state: AppState, row: PedidoRow) => ({
    pedidos: trimmed(withRows(state.pedidos, [row]), isOpenPedido, maxPedidos),
  });
  return {
    pedidos: new Map(),
    loadPedidos: (pedidos, asOf) =>
      set((state) => ({
        pedidos: withRows(
          onlyRows(state.pedidos, (row) => row.detail === 'stub'),
          pedidos.map((pedido) => fullRow(pedido, asOf)),
        ),
      })),
    putPedido: (pedido, asOf) =>
      set((state) => {
        const known = state.pedidos.get(pedido.id);
        // An event that came while the answer was on its way knows better, unless both say the same.
        const newer = known !== undefined && known.version > asOf && known.estado !== pedido.estado;
        if (newer && known.detail !== 'stub') return state;
        const row = fullRow(pedido, Math.max(asOf, known?.version ?? 0));
        return put(state, newer ? { ...row, estado: known.estado } : row);
      }),
    putPedidoBrief: (brief, version) =>
      set((state) => {
        const known = state.pedidos.get(brief.id);
        if (known !== undefined && known.version > version) return state;
        return put(state, briefRow(brief, version, known));
      }),
    hintPedido: (hint, version) =>
      set((state) => {
        const known = state.pedidos.get(hint.id);
        if (known === undefined) return put(state, stubRow(hint, version));
        if (known.version > version) return state;
        return put(state, movedRow(known, hint.estado, hint.fecha, version));
      }),
    forgetPedido: (id) => set((state) => ({ pedidos: withoutRow(state.pedidos, id) })),
  };
};

const withQueue = overlay('pedidos', (row: PedidoRow, { estado }, at) =>
  isOneStep(row.estado, estado) ? movedRow(row, estado, at, row.version) : row,
);

/** All known orders, as they will be once the queue was sent. */
export function selectPedidos(state: AppState): Table<PedidoRow> {
  return withQueue(state.pedidos, state.queue);
}

function inState(
  estados: readonly PedidoState[],
  compare: (a: PedidoRow, b: PedidoRow) => number,
): (state: AppState) => readonly PedidoRow[] {
  const list = derive((table: Table<PedidoRow>) =>
    [...table.values()].filter((row) => estados.includes(row.estado)).sort(compare),
  );
  return (state) => list(selectPedidos(state));
}

const approvedAt = (row: PedidoRow) => row.fecha_aprobacion ?? row.fecha_creacion;
const doneAt = (row: PedidoRow) => row.fecha_entrega ?? row.fecha_listo ?? row.fecha_creacion;

/** Orders waiting for approval, oldest first. */
export const selectPendingPedidos = inState(['PENDIENTE'], (a, b) => a.id - b.id);

/** Orders the kitchen works on, the one approved first comes first. */
export const selectKitchenPedidos = inState(
  ['EN_PREPARACION'],
  (a, b) => approvedAt(a).localeCompare(approvedAt(b)) || a.id - b.id,
);

/** Orders that wait for being handed over, the one ready first comes first. */
export const selectReadyPedidos = inState(
  ['LISTO'],
  (a, b) => doneAt(a).localeCompare(doneAt(b)) || a.id - b.id,
);

/** Orders the kitchen finished, whether or not they were handed over: the newest first. */
export const selectFinishedPedidos = inState(
  ['LISTO', 'ENTREGADO'],
  (a, b) => doneAt(b).localeCompare(doneAt(a)) || b.id - a.id,
);

/** Cancelled orders, the newest first. */
export const selectCancelledPedidos = inState(['CANCELADO'], (a, b) =>
  (b.fecha_cancelacion ?? '').localeCompare(a.fecha_cancelacion ?? ''),
);

/** One order; undefined when this screen does not have it. */
export function selectPedido(id: number | null): (state: AppState) => PedidoRow | undefined {
  return (state) => (id === null ? undefined : selectPedidos(state).get(id));
}
