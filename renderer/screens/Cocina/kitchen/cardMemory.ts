import { z } from 'zod';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { isRecallable, isRecentlyFinished } from '../recall/recallable';

export const cardMemorySchema = z.object({
  /** When the order was made, to tell it from another one that got the same number (a new database). */
  creado: z.string().nullable(),
  /** The approval this card was last sorted by. */
  slot: z.string(),
  /** In preparation when this screen last looked. */
  onBoard: z.boolean(),
  /** Nobody has touched it since it came. */
  fresh: z.boolean(),
  /** It had been finished and came back. */
  recalled: z.boolean(),
  /** Cancelled or taken back while in preparation, and nobody here has dismissed it yet. */
  gone: z.boolean(),
  /** Lines that were struck, by their numbers. */
  struck: z.array(z.number()),
});
/** What one screen remembers of an order, beyond what the server knows. */
export type CardMemory = z.infer<typeof cardMemorySchema>;

/** What a screen remembers, by number of the order. Never changed in place. */
export type Memories = ReadonlyMap<number, CardMemory>;

/** What changed since the screen last looked. */
export interface Observation {
  memories: Memories;
  /** Orders this screen had never shown. */
  arrived: readonly PedidoRow[];
  /** Orders that were cancelled or taken back while in preparation. */
  gone: readonly PedidoRow[];
}

/** A cancellation this screen knew nothing of is still shown when it is younger than this, in ms. */
export const recentCancellationMs = 30 * 60_000;
/** Finished orders remembered, so that a recalled one is known to be one. */
const maxOffBoard = 300;

/** When an order came to the kitchen. */
export function approvedAt(row: PedidoRow): string {
  return row.fecha_aprobacion ?? row.fecha_creacion;
}

/**
 * Compares the orders with what the screen remembers. On the `first` look of a screen that never showed
 * a board nothing counts as new: a kitchen of pulsing cards would say nothing.
 */
export function observe(
  memories: Memories,
  pedidos: Iterable<PedidoRow>,
  { first, now }: { first: boolean; now: number },
): Observation {
  const changes = new Map<number, CardMemory>();
  const arrived: PedidoRow[] = [];
  const gone: PedidoRow[] = [];

  for (const row of pedidos) {
    const known = sameOrder(memories.get(row.id), row);
    if (row.estado === 'EN_PREPARACION') {
      const seen = seenOnBoard(known, row, first);
      if (seen === known) continue;
      changes.set(row.id, seen);
      if (known === undefined) arrived.push(row);
      continue;
    }
    if (known === undefined) {
      // Remembered, so that it is known for a recalled one should it come back.
      if (isRecallable(row) && isRecentlyFinished(row, now)) changes.set(row.id, blankMemory(row));
      if (!isRecentLoss(row, now)) continue;
      changes.set(row.id, { ...blankMemory(row), gone: true });
      if (!first) gone.push(row);
      continue;
    }
    if (!known.onBoard) continue;
    const lost = row.estado === 'CANCELADO' || row.estado === 'PENDIENTE';
    changes.set(row.id, { ...known, onBoard: false, fresh: false, recalled: false, gone: lost });
    if (lost) gone.push(row);
  }
  if (changes.size === 0) return { memories, arrived, gone };
  return { memories: forgetOldest(new Map([...memories, ...changes])), arrived, gone };
}

function seenOnBoard(known: CardMemory | undefined, row: PedidoRow, first: boolean): CardMemory {
  const slot = approvedAt(row);
  const creado = creadoOf(row);
  if (known === undefined) return { ...blankMemory(row), onBoard: true, fresh: !first };
  if (!known.onBoard) {
    // What was taken back and approved again starts anew; what was finished is recalled.
    return known.gone
      ? { ...known, creado, slot, onBoard: true, gone: false, fresh: true }
      : { ...known, creado, slot, onBoard: true, recalled: true };
  }
  return known.slot === slot && known.creado === creado ? known : { ...known, slot, creado };
}

function blankMemory(row: PedidoRow): CardMemory {
  return {
    creado: creadoOf(row),
    slot: approvedAt(row),
    onBoard: false,
    fresh: false,
    recalled: false,
    gone: false,
    struck: [],
  };
}

function creadoOf(row: PedidoRow): string | null {
  // A stub carries the time of its event, not of the order.
  return row.detail === 'stub' ? null : row.fecha_creacion;
}

function sameOrder(memory: CardMemory | undefined, row: PedidoRow): CardMemory | undefined {
  if (memory === undefined || memory.creado === null || row.detail === 'stub') return memory;
  return memory.creado === row.fecha_creacion ? memory : undefined;
}

function isRecentLoss(row: PedidoRow, now: number): boolean {
  return (
    row.estado === 'CANCELADO' &&
    row.fecha_aprobacion !== null &&
    row.fecha_listo === null &&
    row.fecha_cancelacion !== null &&
    now - Date.parse(row.fecha_cancelacion) < recentCancellationMs
  );
}

function forgetOldest(memories: Map<number, CardMemory>): Memories {
  const off = [...memories].filter(([, { onBoard, gone }]) => !onBoard && !gone);
  off.sort(([a], [b]) => a - b);
  for (const [id] of off.slice(0, Math.max(0, off.length - maxOffBoard))) memories.delete(id);
  return memories;
}
