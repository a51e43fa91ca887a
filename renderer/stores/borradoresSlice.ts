import type { Borrador } from '../../shared/api/whatsapp/borradores';
import { overlay } from './queueSlice';
import type { AppState, Slice } from './state';
import { derive, onlyRows, withRows, type Table } from './table';

/** A draft of an order on this screen. */
export type BorradorRow = Borrador & {
  /** Shown as it will be once the queue was sent; the server does not know yet. */
  queued?: true;
};

/** Open drafts by number: orders as read from a customer's words, for a person to confirm. */
export interface BorradoresSlice {
  borradores: Table<BorradorRow>;
  loadBorradores: (borradores: readonly Borrador[]) => void;
  /** A draft as it is now; one that is not open any more goes. */
  putBorrador: (borrador: Borrador) => void;
  /** A draft was confirmed or discarded here. */
  closeBorrador: (id: number) => void;
}

const isOpen = ({ estado }: Pick<Borrador, 'estado'>): boolean => estado === 'ABIERTO';

/** Creates the slice without drafts. */
export const createBorradoresSlice: Slice<BorradoresSlice> = (set) => ({
  borradores: new Map(),
  loadBorradores: (borradores) =>
    set({ borradores: withRows(new Map<number, BorradorRow>(), borradores.filter(isOpen)) }),
  putBorrador: (borrador) =>
    set((state) => ({
      borradores: onlyRows(withRows(state.borradores, [borrador]), isOpen),
    })),
  closeBorrador: (id) =>
    set(({ borradores }) => ({ borradores: onlyRows(borradores, (row) => row.id !== id) })),
});

const withQueue = overlay('borradores', (row: BorradorRow, { estado }) => ({ ...row, estado }));

const open = derive((table: Table<BorradorRow>) =>
  [...table.values()].filter(isOpen).sort((a, b) => a.id - b.id),
);

/** Drafts that wait for a person, oldest first; what waits to be sent is done already. */
export function selectOpenBorradores(state: AppState): readonly BorradorRow[] {
  return open(withQueue(state.borradores, state.queue));
}

/** One open draft; undefined when this screen does not have it. */
export function selectBorrador(id: number | null): (state: AppState) => BorradorRow | undefined {
  return (state) => (id === null ? undefined : state.borradores.get(id));
}
