import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Perform } from '../../../actions/performer';
import type { Clock } from '../../../platform/clock';
import type { KeyValueStorage } from '../../../platform/storage';
import type { AppStore } from '../../../stores/appStore';
import { selectBoardStatus } from '../../../stores/connectionSlice';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { selectPedidos } from '../../../stores/pedidosSlice';
import type { Ghost } from '../board/cards';
import { approvedAt, observe, type CardMemory, type Memories } from './cardMemory';
import { loadKitchen, saveKitchen } from './memoryStorage';

/** How long a finished order can be put back with one tap, in milliseconds. */
export const undoMs = 5_000;

/** What covers a part of the screen. */
export type Panel = 'recall' | 'keys' | 'supplies';

/** What this screen knows beyond the restaurant's own state. */
export interface KitchenState {
  memories: Memories;
  ghosts: readonly Ghost[];
  panel: Panel | null;
  /** Alerts read here while the server was away, and moved out of the middle. */
  aside: ReadonlySet<number>;
  keysOn: boolean;
}

/** What just happened on the board, for the ears. */
export interface KitchenListener {
  arrived?: (pedidos: readonly PedidoRow[]) => void;
  gone?: (pedidos: readonly PedidoRow[]) => void;
}

/** One kitchen screen: what it remembers and what can be done on it. */
export interface Kitchen {
  store: StoreApi<KitchenState>;
  /** Somebody touched the card: it stops asking for attention. */
  touch: (id: number) => void;
  /** Strikes a line, or takes the stroke back. */
  strike: (id: number, itemId: number) => void;
  /** Takes a lost order off this screen. */
  dismiss: (id: number) => void;
  /** Finishes an order; its place is kept for the undo, `heightPx` high. */
  finish: (id: number, heightPx: number) => Promise<void>;
  /** Puts a finished order back. */
  recall: (id: number) => Promise<boolean>;
  showPanel: (panel: Panel | null) => void;
  setAlertAside: (id: number) => void;
  setKeysOn: (on: boolean) => void;
  listen: (listener: KitchenListener) => () => void;
  /** Begins to follow the orders; answers how to stop. */
  start: () => () => void;
}

/** What a kitchen screen needs. */
export interface KitchenDeps {
  app: AppStore;
  perform: Perform;
  clock: Clock;
  storage: KeyValueStorage | null;
}

/** Creates a kitchen screen as it was left. */
export function createKitchen({ app, perform, clock, storage }: KitchenDeps): Kitchen {
  const kept = loadKitchen(storage);
  const store = createStore<KitchenState>(() => ({
    memories: kept?.memories ?? new Map<number, CardMemory>(),
    ghosts: [],
    panel: null,
    aside: new Set<number>(),
    keysOn: kept?.keysOn ?? true,
  }));
  const listeners = new Set<KitchenListener>();
  const timers = new Map<number, () => void>();
  let first = kept === null;
  let looked: unknown = null;

  function remember(change: Partial<Pick<KitchenState, 'memories' | 'keysOn'>>): void {
    store.setState(change);
    const { memories, keysOn } = store.getState();
    saveKitchen(storage, { memories, keysOn });
  }

  function update(id: number, change: (memory: CardMemory) => CardMemory): void {
    const { memories } = store.getState();
    const memory = memories.get(id);
    if (memory === undefined) return;
    const changed = change(memory);
    if (changed !== memory) remember({ memories: new Map(memories).set(id, changed) });
  }

  function look(): void {
    const state = app.getState();
    // Before everything was loaded, and after signing out, an order that is missing was not moved.
    const pedidos = selectPedidos(state);
    if (pedidos === looked || selectBoardStatus(state) !== 'ready') return;
    looked = pedidos;
    const before = store.getState().memories;
    const seen = observe(before, pedidos.values(), { first, now: clock.now() });
    if (seen.memories !== before || first) remember({ memories: seen.memories });
    first = false;
    for (const listener of [...listeners]) {
      if (seen.arrived.length > 0) listener.arrived?.(seen.arrived);
      if (seen.gone.length > 0) listener.gone?.(seen.gone);
    }
  }

  function dropGhost(id: number): void {
    timers.get(id)?.();
    timers.delete(id);
    store.setState(({ ghosts }) => ({ ghosts: ghosts.filter((ghost) => ghost.id !== id) }));
  }

  async function recall(id: number): Promise<boolean> {
    const outcome = await perform('movePedido', { id, estado: 'EN_PREPARACION' });
    if (outcome.ok) dropGhost(id);
    return outcome.ok;
  }

  return {
    store,
    recall,
    touch: (id) => {
      update(id, (memory) =>
        memory.fresh || memory.recalled ? { ...memory, fresh: false, recalled: false } : memory,
      );
    },
    strike: (id, itemId) => {
      update(id, (memory) => ({
        ...memory,
        struck: memory.struck.includes(itemId)
          ? memory.struck.filter((other) => other !== itemId)
          : [...memory.struck, itemId],
      }));
    },
    dismiss: (id) => {
      update(id, (memory) => ({ ...memory, gone: false }));
    },
    async finish(id, heightPx) {
      const row = selectPedidos(app.getState()).get(id);
      if (row === undefined) return;
      dropGhost(id);
      // Before the answer: the place must be kept from the very moment the card leaves it.
      const ghost = { id, slot: approvedAt(row), heightPx };
      store.setState(({ ghosts }) => ({ ghosts: [...ghosts, ghost] }));
      const outcome = await perform('movePedido', { id, estado: 'LISTO' });
      if (!outcome.ok) {
        dropGhost(id);
        // An order only an event told of: its card could never be finished.
        if (outcome.error.status === 404) app.getState().forgetPedido(id);
        return;
      }
      timers.get(id)?.();
      const cancel = clock.after(undoMs, () => {
        dropGhost(id);
      });
      timers.set(id, cancel);
    },
    showPanel: (panel) => {
      store.setState({ panel });
    },
    setAlertAside: (id) => {
      store.setState(({ aside }) => ({ aside: new Set(aside).add(id) }));
    },
    setKeysOn: (keysOn) => {
      remember({ keysOn });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      look();
      const stop = app.subscribe(look);
      return () => {
        stop();
        for (const id of [...timers.keys()]) dropGhost(id);
      };
    },
  };
}
