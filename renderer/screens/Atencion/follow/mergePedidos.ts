import type { Pedido } from '../../../../shared/api/pedidos';
import { fullRow, type PedidoRow } from '../../../stores/pedidoRow';
import type { Table } from '../../../stores/table';

/**
 * The live orders together with those of a fetched list. Live rows know the present state; what came
 * with an event lacks the phone and the prices, which the list has.
 */
export function mergePedidos(
  live: Table<PedidoRow>,
  fetched: readonly Pedido[],
): readonly PedidoRow[] {
  const merged = new Map(fetched.map((pedido) => [pedido.id, fullRow(pedido, 0)]));
  for (const row of live.values()) {
    const known = merged.get(row.id);
    merged.set(
      row.id,
      known === undefined ? row : { ...row, telefono: row.telefono ?? known.telefono },
    );
  }
  return [...merged.values()];
}
