import type { Producto } from '../../../../shared/api/catalog';
import type { PedidoRow } from '../../../stores/pedidoRow';

interface AtStation {
  readonly estacion: string | null;
}

/**
 * The lines a screen limited to some stations shows. No stations means all; a line that belongs to no
 * station shows everywhere, because else nobody would make it.
 */
export function itemsForStations<Item extends AtStation>(
  items: readonly Item[],
  stations: readonly string[],
): readonly Item[] {
  if (stations.length === 0) return items;
  return items.filter(({ estacion }) => estacion === null || stations.includes(estacion));
}

/**
 * The stations to choose from, by name: of the products, of the orders there are, and the chosen ones,
 * so that a choice that no longer exists can still be taken back.
 */
export function knownStations(
  productos: readonly Producto[],
  pedidos: Iterable<PedidoRow>,
  chosen: readonly string[],
): string[] {
  const names = new Set(chosen);
  for (const { estacion } of productos) if (estacion !== null) names.add(estacion);
  for (const { items } of pedidos) {
    for (const { estacion } of items) if (estacion !== null) names.add(estacion);
  }
  return [...names].sort((a, b) => a.localeCompare(b));
}
