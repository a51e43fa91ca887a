import { itemsForStations } from '../board/stations';
import type { KitchenCard } from '../board/cards';
import type { Memories } from '../kitchen/cardMemory';

/** How many of a product are still to be made. */
export interface ProductTotal {
  key: string;
  producto: string;
  cantidad: number;
}

/**
 * What the cards on the board still need, most first: lines that were struck are made already, lost
 * orders need nothing. Products are told apart by number, those without one by name.
 */
export function pendingTotals(
  cards: readonly KitchenCard[],
  memories: Memories,
  stations: readonly string[],
): ProductTotal[] {
  const totals = new Map<string, ProductTotal>();
  for (const { pedido, status } of cards) {
    if (status !== 'cooking') continue;
    const struck = memories.get(pedido.id)?.struck ?? [];
    for (const item of itemsForStations(pedido.items, stations)) {
      if (struck.includes(item.id)) continue;
      const key = item.producto_id === null ? `name:${item.producto}` : `id:${item.producto_id}`;
      const sum = (totals.get(key)?.cantidad ?? 0) + item.cantidad;
      // Halves and thirds add up to 2.9999999999999996 otherwise.
      const cantidad = Math.round(sum * 100) / 100;
      totals.set(key, { key, producto: item.producto, cantidad });
    }
  }
  return [...totals.values()].sort(
    (a, b) => b.cantidad - a.cantidad || a.producto.localeCompare(b.producto),
  );
}
