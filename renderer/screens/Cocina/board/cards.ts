import type { PedidoRow } from '../../../stores/pedidoRow';
import { approvedAt, type Memories } from '../kitchen/cardMemory';
import type { Place } from '../taps/places';
import { itemsForStations } from './stations';

/** `cancelled` and `withdrawn` (taken back by the counter) orders must not be cooked any more. */
export type CardStatus = 'cooking' | 'cancelled' | 'withdrawn';

/** One card of the board. */
export interface KitchenCard {
  pedido: PedidoRow;
  status: CardStatus;
  /** The moment cards are sorted by. */
  slot: string;
}

/** The place of an order that was just finished here: kept for a while, so that nothing jumps. */
export interface Ghost {
  id: number;
  slot: string;
  /** Height of the card that was there, in pixels. */
  heightPx: number;
}

/** What stands on the board, in reading order. */
export type BoardEntry = { kind: 'card'; card: KitchenCard } | { kind: 'ghost'; ghost: Ghost };

function statusOf(row: PedidoRow, memories: Memories): CardStatus | null {
  if (row.estado === 'EN_PREPARACION') return 'cooking';
  if (memories.get(row.id)?.gone !== true) return null;
  if (row.estado === 'CANCELADO') return 'cancelled';
  return row.estado === 'PENDIENTE' ? 'withdrawn' : null;
}

/**
 * The cards of a screen, oldest approval first: orders in preparation, and lost ones until they are
 * dismissed by hand, in the place they had. Orders without anything for the screen's stations are left
 * out; ones whose lines are not known yet are not.
 */
export function kitchenCards(
  pedidos: Iterable<PedidoRow>,
  memories: Memories,
  stations: readonly string[],
): KitchenCard[] {
  const cards: KitchenCard[] = [];
  for (const pedido of pedidos) {
    const status = statusOf(pedido, memories);
    if (status === null) continue;
    if (pedido.items.length > 0 && itemsForStations(pedido.items, stations).length === 0) continue;
    const remembered = status === 'cooking' ? undefined : memories.get(pedido.id)?.slot;
    cards.push({ pedido, status, slot: remembered ?? approvedAt(pedido) });
  }
  return cards.sort((a, b) => inOrder(a.slot, a.pedido.id, b.slot, b.pedido.id));
}

/** The cards with the places of just finished orders among them, where those cards were. */
export function withGhosts(cards: readonly KitchenCard[], ghosts: readonly Ghost[]): BoardEntry[] {
  const shown = new Set(cards.map(({ pedido }) => pedido.id));
  return [
    ...cards.map((card) => ({ kind: 'card' as const, card })),
    ...ghosts
      .filter(({ id }) => !shown.has(id))
      .map((ghost) => ({ kind: 'ghost' as const, ghost })),
  ].sort((a, b) => inOrder(slotOf(a), idOf(a), slotOf(b), idOf(b)));
}

/** The order an entry of the board is about. */
export function idOf(entry: BoardEntry): number {
  return entry.kind === 'card' ? entry.card.pedido.id : entry.ghost.id;
}

/** Where the entries of the board stand, to tell which of them moved. */
export function boardPlaces(entries: readonly BoardEntry[]): Place[] {
  return entries.map((entry) => ({
    key: `card:${idOf(entry)}`,
    // A place that is only kept has nothing to hit by mistake.
    does: entry.kind === 'card' ? entry.card.status : 'cooking',
  }));
}

function slotOf(entry: BoardEntry): string {
  return entry.kind === 'card' ? entry.card.slot : entry.ghost.slot;
}

function inOrder(slotA: string, idA: number, slotB: string, idB: number): number {
  return slotA.localeCompare(slotB) || idA - idB;
}
