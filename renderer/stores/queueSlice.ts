import type { Wish } from '../actions';
import type { PedidoState } from '../../shared/pedidoStates';
import type { AppState, Slice } from './state';
import { derive, type Table } from './table';

/** What the server will do to a row once it hears of a queued action; plain data. */
export type PendingEffect =
  | { table: 'pedidos'; id: number; estado: PedidoState }
  | { table: 'vouchers'; id: number; estado: 'APROBADO' | 'RECHAZADO'; motivo: string | null }
  | { table: 'alertas'; id: number }
  | { table: 'refills'; id: number }
  | { table: 'borradores'; id: number; estado: 'CONFIRMADO' | 'DESCARTADO' }
  | { table: 'salidas'; id: number; estado: 'PENDIENTE' | 'DESCARTADA' };

/** Something the signed-in person did that waits to be sent. */
export interface QueuedAction {
  /** The idempotency key, made when the person acted; names the action everywhere. */
  key: string;
  wish: Wish;
  /** The same key as in `state.busy`. */
  actionKey: string;
  /** Names the thing acted on, e.g. `pedido:50`. */
  subject: string;
  /** When the person acted, in ms since 1970. */
  createdAt: number;
  /** Whether it was sent at least once without an answer: it may have been done already. */
  attempted: boolean;
  effect: PendingEffect | null;
}

/** What somebody else left on this computer, to be sent when that person signs in again. */
export interface ForeignQueue {
  usuarioId: number;
  nombre: string;
  count: number;
}

/** Actions waiting to be sent. */
export interface QueueSlice {
  /** The signed-in person's, in the order they were done. */
  queue: readonly QueuedAction[];
  foreignQueues: readonly ForeignQueue[];
  setQueue: (queue: readonly QueuedAction[], foreignQueues: readonly ForeignQueue[]) => void;
}

const nothing: readonly never[] = [];

/** Creates the slice with nothing waiting. */
export const createQueueSlice: Slice<QueueSlice> = (set) => ({
  queue: nothing,
  foreignQueues: nothing,
  // The same array for every empty queue: what is derived from it stays cached.
  setQueue: (queue, foreignQueues) =>
    set({ queue: queue.length === 0 ? nothing : queue, foreignQueues }),
});

/** How many actions of the signed-in person wait to be sent. */
export function selectQueuedCount(state: AppState): number {
  return state.queue.length;
}

/** The oldest queued action on a thing, e.g. `pedido:50`; undefined when none waits. */
export function selectQueuedOn(subject: string): (state: AppState) => QueuedAction | undefined {
  return (state) => state.queue.find((action) => action.subject === subject);
}

/** The row with one effect applied, or the same row where the effect does not apply (any more). */
type ApplyEffect<Row, Kind extends PendingEffect['table']> = (
  row: Row,
  effect: Extract<PendingEffect, { table: Kind }>,
  /** When the person acted, ISO-8601. */
  at: string,
) => Row;

/**
 * Makes a view of a table as it will be once the queue was sent: rows that change carry `queued`. The
 * table itself stays what the server said, so nothing has to be taken back when the server refuses.
 */
export function overlay<
  Kind extends PendingEffect['table'],
  Row extends { readonly queued?: true },
>(
  kind: Kind,
  apply: ApplyEffect<Row, Kind>,
): (table: Table<Row>, queue: readonly QueuedAction[]) => Table<Row> {
  const concerns = (effect: PendingEffect): effect is Extract<PendingEffect, { table: Kind }> =>
    effect.table === kind;

  const viewsOf = derive((table: Table<Row>) =>
    derive((queue: readonly QueuedAction[]) => {
      let next: Map<number, Row> | null = null;
      for (const { effect, createdAt } of queue) {
        if (effect === null || !concerns(effect)) continue;
        const row = (next ?? table).get(effect.id);
        const changed = row && apply(row, effect, new Date(createdAt).toISOString());
        if (changed === undefined || changed === row) continue;
        next ??= new Map(table);
        next.set(effect.id, { ...changed, queued: true });
      }
      return next ?? table;
    }),
  );
  return (table, queue) => (queue.length === 0 ? table : viewsOf(table)(queue));
}
