import type { OutboundMessage } from '../../shared/api/whatsapp/conversaciones';
import { overlay } from './queueSlice';
import type { AppState, Slice } from './state';
import { derive, withRows, type Table } from './table';

/** An answer that could not be delivered, on this screen. */
export type SalidaRow = OutboundMessage & {
  /** Shown as it will be once the queue was sent; the server does not know yet. */
  queued?: true;
};

/** Answers that could not be delivered and nobody dismissed, by number. */
export interface SalidasSlice {
  salidas: Table<SalidaRow>;
  loadSalidas: (salidas: readonly OutboundMessage[]) => void;
}

/** Creates the slice without failed answers. */
export const createSalidasSlice: Slice<SalidasSlice> = (set) => ({
  salidas: new Map(),
  loadSalidas: (salidas) => set({ salidas: withRows(new Map<number, SalidaRow>(), salidas) }),
});

const withQueue = overlay('salidas', (row: SalidaRow, { estado }) => ({ ...row, estado }));

const failed = derive((table: Table<SalidaRow>) =>
  [...table.values()].filter(({ estado }) => estado === 'FALLIDA').sort((a, b) => b.id - a.id),
);

/** Answers that could not be delivered, newest first. */
export function selectFailedSalidas(state: AppState): readonly SalidaRow[] {
  return failed(withQueue(state.salidas, state.queue));
}
