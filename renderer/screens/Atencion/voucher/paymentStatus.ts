import { derive, type Table } from '../../../stores/table';
import type { AppState } from '../../../stores/state';
import { selectVouchers, type VoucherRow } from '../../../stores/vouchersSlice';

/** What the vouchers of an order say of its payment. */
export type PaymentStatus = 'none' | 'pending' | 'approved' | 'rejected';

/** Sums up the vouchers of one order: money that was seen counts whatever else was sent. */
export function paymentStatusOf(vouchers: readonly Pick<VoucherRow, 'estado'>[]): PaymentStatus {
  const has = (estado: VoucherRow['estado']) => vouchers.some((row) => row.estado === estado);
  if (has('APROBADO')) return 'approved';
  if (has('PENDIENTE')) return 'pending';
  return has('RECHAZADO') ? 'rejected' : 'none';
}

const none: readonly VoucherRow[] = [];

const byPedido = derive((table: Table<VoucherRow>) => {
  const groups = new Map<number, VoucherRow[]>();
  for (const row of [...table.values()].sort((a, b) => a.id - b.id)) {
    if (row.pedido_id === null) continue;
    const group = groups.get(row.pedido_id);
    if (group) group.push(row);
    else groups.set(row.pedido_id, [row]);
  }
  return groups;
});

/** The vouchers of an order, oldest first. */
export function selectVouchersOf(pedidoId: number): (state: AppState) => readonly VoucherRow[] {
  return (state) => byPedido(selectVouchers(state)).get(pedidoId) ?? none;
}
