import type { Slice } from './state';

/** A short message at the foot of the screen. The text is translated already. */
export interface Notice {
  id: number;
  severity: 'success' | 'info' | 'warning' | 'error';
  text: string;
  /** A button beside the text, e.g. "Deshacer" or "Reintentar". */
  action?: { label: string; run: () => void };
  /** How long it stays; null until dismissed. */
  durationMs: number | null;
}

/** Messages waiting to be shown, and what is being done right now. */
export interface NoticesSlice {
  notices: readonly Notice[];
  /** Keys of actions under way, as `actionKey` makes them. */
  busy: ReadonlySet<string>;
  /** Shows a message; answers its number, for `dismiss`. */
  notify: (notice: Omit<Notice, 'id' | 'durationMs'> & { durationMs?: number | null }) => number;
  dismiss: (id: number) => void;
  setBusy: (key: string, busy: boolean) => void;
}

const defaultDurationMs = 6_000;
const maxNotices = 5;

/** Creates the slice without messages. */
export const createNoticesSlice: Slice<NoticesSlice> = (set) => {
  let lastId = 0;
  return {
    notices: [],
    busy: new Set(),
    notify: (notice) => {
      lastId += 1;
      const id = lastId;
      const added = { durationMs: defaultDurationMs, ...notice, id };
      set((state) => ({ notices: [...state.notices, added].slice(-maxNotices) }));
      return id;
    },
    dismiss: (id) =>
      set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    setBusy: (key, busy) =>
      set((state) => {
        const next = new Set(state.busy);
        if (busy) next.add(key);
        else next.delete(key);
        return { busy: next };
      }),
  };
};
