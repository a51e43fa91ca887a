import type { Voucher } from '../../shared/api/vouchers';
import type { Subtipo } from '../../shared/protocol/defineEvent';
import { overlay } from './queueSlice';
import type { AppState, Slice } from './state';
import { derive, onlyRows, trimmed, withoutRow, withRows, type Table } from './table';

const maxVouchers = 500;

/** A payment voucher on this screen; a `stub` is what an event told of one that is not loaded (yet). */
export type VoucherRow = Omit<Voucher, 'sucursal_id' | 'subtipo'> & {
  sucursal_id: number | null;
  subtipo: Subtipo | null;
  detail: 'stub' | 'full';
  /** The event this row is current as of. */
  version: number;
  /** Shown as it will be once the queue was sent; the server does not know yet. */
  queued?: true;
};

/** What an event tells of a voucher; absent parts are left as they were. */
export interface VoucherHint {
  id: number;
  fecha: string;
  pedido_id?: number | null;
  monto?: number | null;
  sucursal_id?: number | null;
  subtipo?: Subtipo | null;
}

/** How an event says a voucher was decided. */
export interface VoucherDecision {
  estado: 'APROBADO' | 'RECHAZADO';
  motivo: string | null;
  validado_por: number | null;
  validado_por_nombre: string | null;
}

/** Vouchers by number, and how they change. `asOf` and `version` are event ids. */
export interface VouchersSlice {
  vouchers: Table<VoucherRow>;
  loadVouchers: (vouchers: readonly Voucher[], asOf: number) => void;
  putVoucher: (voucher: Voucher, asOf: number) => void;
  addVoucher: (hint: VoucherHint, version: number) => void;
  markVoucherDecided: (hint: VoucherHint, decision: VoucherDecision, version: number) => void;
  forgetVoucher: (id: number) => void;
}

/** Creates the slice without vouchers. */
export const createVouchersSlice: Slice<VouchersSlice> = (set) => {
  const put = (state: AppState, row: VoucherRow) => ({
    vouchers: trimmed(withRows(state.vouchers, [row]), isOpenVoucher, maxVouchers),
  });
  return {
    vouchers: new Map(),
    loadVouchers: (vouchers, asOf) =>
      set((state) => ({
        vouchers: withRows(
          onlyRows(state.vouchers, (row) => row.detail === 'stub'),
          vouchers.map((voucher) => fullRow(voucher, asOf)),
        ),
      })),
    putVoucher: (voucher, asOf) =>
      set((state) => {
        const known = state.vouchers.get(voucher.id);
        const decided = known !== undefined && known.version > asOf && !isOpenVoucher(known);
        // A decision is final: an answer that was read before it must not open the voucher again.
        if (decided && voucher.estado === 'PENDIENTE') {
          const { estado, motivo, fecha_validacion, version } = known;
          const { validado_por, validado_por_nombre } = known;
          return put(state, {
            ...fullRow(voucher, version),
            ...{ estado, motivo, validado_por, validado_por_nombre, fecha_validacion },
          });
        }
        return put(state, fullRow(voucher, Math.max(asOf, known?.version ?? 0)));
      }),
    addVoucher: (hint, version) =>
      set((state) => {
        const known = state.vouchers.get(hint.id);
        return known === undefined ? put(state, stubRow(hint, version)) : state;
      }),
    markVoucherDecided: (hint, decision, version) =>
      set((state) => {
        const known = state.vouchers.get(hint.id) ?? stubRow(hint, 0);
        if (known.version > version) return state;
        return put(state, { ...known, ...decision, fecha_validacion: hint.fecha, version });
      }),
    forgetVoucher: (id) => set((state) => ({ vouchers: withoutRow(state.vouchers, id) })),
  };
};

function fullRow(voucher: Voucher, version: number): VoucherRow {
  return { ...voucher, detail: 'full', version };
}

function stubRow(hint: VoucherHint, version: number): VoucherRow {
  return {
    id: hint.id,
    pedido_id: hint.pedido_id ?? null,
    sucursal_id: hint.sucursal_id ?? null,
    subtipo: hint.subtipo ?? null,
    estado: 'PENDIENTE',
    monto: hint.monto ?? null,
    monto_esperado: null,
    cliente: null,
    pagador: null,
    medio: null,
    operacion: null,
    fecha_pago: null,
    tiene_imagen: false,
    motivo: null,
    fecha_creacion: hint.fecha,
    validado_por: null,
    validado_por_nombre: null,
    fecha_validacion: null,
    verificaciones: [],
    lectura: null,
    detail: 'stub',
    version,
  };
}

function isOpenVoucher(row: VoucherRow): boolean {
  return row.estado === 'PENDIENTE';
}

const withQueue = overlay('vouchers', (row: VoucherRow, { estado, motivo }, at) =>
  isOpenVoucher(row) ? { ...row, estado, motivo, fecha_validacion: at } : row,
);

/** All known vouchers, as they will be once the queue was sent. */
export function selectVouchers(state: AppState): Table<VoucherRow> {
  return withQueue(state.vouchers, state.queue);
}

const pending = derive((table: Table<VoucherRow>) =>
  [...table.values()].filter(isOpenVoucher).sort((a, b) => a.id - b.id),
);
const decided = derive((table: Table<VoucherRow>) =>
  [...table.values()].filter((row) => !isOpenVoucher(row)).sort((a, b) => b.id - a.id),
);

/** Vouchers waiting for a decision, oldest first. */
export function selectPendingVouchers(state: AppState): readonly VoucherRow[] {
  return pending(selectVouchers(state));
}

/** Vouchers that were decided, newest first. */
export function selectDecidedVouchers(state: AppState): readonly VoucherRow[] {
  return decided(selectVouchers(state));
}

/** One voucher; undefined when this screen does not have it. */
export function selectVoucher(id: number | null): (state: AppState) => VoucherRow | undefined {
  return (state) => (id === null ? undefined : selectVouchers(state).get(id));
}
