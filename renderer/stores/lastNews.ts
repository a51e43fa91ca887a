import type { AlertaRow } from './alertasSlice';
import type { PedidoRow } from './pedidoRow';
import type { RefillRow } from './refillsSlice';
import type { AppState } from './state';
import { derive, type Table } from './table';
import type { VoucherRow } from './vouchersSlice';

/** The newest of the moments that the rows of a table tell of, in ms; 0 without any. */
function newest<Row>(momentsOf: (row: Row) => (string | null)[]): (table: Table<Row>) => number {
  return derive((table: Table<Row>) => {
    let latest = 0;
    for (const row of table.values()) {
      for (const moment of momentsOf(row)) {
        if (moment !== null) latest = Math.max(latest, Date.parse(moment));
      }
    }
    return latest;
  });
}

const ofPedidos = newest((row: PedidoRow) => [
  row.fecha_creacion,
  row.fecha_aprobacion,
  row.fecha_listo,
  row.fecha_entrega,
  row.fecha_cancelacion,
]);
const ofVouchers = newest((row: VoucherRow) => [row.fecha_creacion, row.fecha_validacion]);
const ofAlertas = newest((row: AlertaRow) => [row.fecha_envio, row.fecha_lectura]);
const ofRefills = newest((row: RefillRow) => [row.fecha_solicitud, row.fecha_atencion]);

/**
 * When something last happened, as the loaded lists tell it, in ms; null where they are empty. A screen
 * that was just opened has received no event yet, and its last news are older than that.
 */
export function selectLastNews({ pedidos, vouchers, alertas, refills }: AppState): number | null {
  const latest = Math.max(
    ofPedidos(pedidos),
    ofVouchers(vouchers),
    ofAlertas(alertas),
    ofRefills(refills),
  );
  return latest === 0 ? null : latest;
}
