import type { BorradorRow } from '../../../stores/borradoresSlice';
import type { ConversacionRow } from '../../../stores/conversacionesSlice';
import type { PedidoRow } from '../../../stores/pedidoRow';
import type { VoucherRow } from '../../../stores/vouchersSlice';

/** Work of one column: what the column is for, or something from a conversation that leads to it. */
export type WorkRow<Thing, From> =
  | { id: number; at: string; thing: Thing; from: null }
  /** Its id is below zero, so that it never meets a thing's own. */
  | { id: number; at: string; thing: null; from: From };

/** Orders and drafts of orders, oldest first. */
export type PedidoWork = WorkRow<PedidoRow, BorradorRow>;
/** Vouchers and conversations with pictures that may be one, oldest first. */
export type VoucherWork = WorkRow<VoucherRow, ConversacionRow>;

/** The orders that wait, with the drafts among them where they belong by time. */
export function pedidoWork(
  pedidos: readonly PedidoRow[],
  borradores: readonly BorradorRow[],
): PedidoWork[] {
  return byTime<PedidoWork>(
    pedidos.map((thing) => ({ id: thing.id, at: thing.fecha_creacion, thing, from: null })),
    borradores.map((from) => ({ id: -from.id, at: from.fecha_creacion, thing: null, from })),
  );
}

/** The vouchers that wait, with the conversations whose pictures belong to no order yet. */
export function voucherWork(
  vouchers: readonly VoucherRow[],
  conversaciones: readonly ConversacionRow[],
): VoucherWork[] {
  return byTime<VoucherWork>(
    vouchers.map((thing) => ({ id: thing.id, at: thing.fecha_creacion, thing, from: null })),
    conversaciones.map((from) => ({
      id: -from.id,
      at: from.imagesSince ?? from.fecha_actividad,
      thing: null,
      from,
    })),
  );
}

/** Both in one list; things keep their own order among themselves. */
function byTime<Row extends { at: string }>(things: readonly Row[], others: readonly Row[]): Row[] {
  const waiting = [...others].sort((a, b) => a.at.localeCompare(b.at));
  let next = 0;
  const rows: Row[] = [];
  for (const thing of things) {
    for (let other = waiting[next]; other && other.at < thing.at; other = waiting[next]) {
      rows.push(other);
      next += 1;
    }
    rows.push(thing);
  }
  return [...rows, ...waiting.slice(next)];
}
