import { effectOf, laneOf, subjectOf, actionKey, type RunWish } from '../actions/runner';
import type { OutboxEntry } from '../offline/entry';
import { createOutbox, type Outbox, type OutboxOptions } from '../offline/outbox';
import type { Refusal } from '../offline/tabChannel';
import type { AppStore } from '../stores/appStore';
import type { ForeignQueue, QueuedAction } from '../stores/queueSlice';
import type { AppState } from '../stores/state';

/** The outbox of the running app; it follows the store by itself. */
export type AppOutbox = Pick<Outbox, 'add' | 'discard' | 'close'>;

/** What the outbox needs besides the store. */
export interface AppOutboxDeps extends Pick<
  OutboxOptions,
  'storage' | 'lock' | 'channel' | 'clock' | 'random' | 'report'
> {
  store: AppStore;
  serverUrl: string;
  run: RunWish;
  /** Says that an action which waited will not be done, and why. */
  tellRefused: (store: AppStore, entry: OutboxEntry, refusal: Refusal) => void;
}

/**
 * Ties the outbox to the app: it sends for the person who is signed in, once the screen has caught up
 * with what others did meanwhile, and the store shows what waits.
 */
export function createAppOutbox(deps: AppOutboxDeps): AppOutbox {
  const { store, serverUrl: servidor } = deps;
  const isOpen = () => canSend(store.getState());
  const outbox = createOutbox({
    ...deps,
    laneOf,
    isOpen,
    send: ({ wish, key, usuarioId }) => deps.run(wish, key, usuarioId),
    owner() {
      const { usuario } = store.getState();
      return usuario && { usuarioId: usuario.id, nombre: usuario.nombre, servidor };
    },
    onChange(entries) {
      const here = entries.filter((entry) => entry.servidor === servidor);
      const me = store.getState().usuario?.id;
      store
        .getState()
        .setQueue(
          here.filter(({ usuarioId }) => usuarioId === me).map(toQueued),
          foreignQueues(here.filter(({ usuarioId }) => usuarioId !== me)),
        );
    },
    onRefused(entry, refusal) {
      const mine = entry.usuarioId === store.getState().usuario?.id;
      if (mine && entry.servidor === servidor) deps.tellRefused(store, entry, refusal);
    },
  });

  let seen = '';
  function follow(state: AppState): void {
    const now = `${state.usuario?.id} ${canSend(state)}`;
    if (now === seen) return;
    seen = now;
    outbox.look();
  }
  const stop = store.subscribe(follow);
  follow(store.getState());

  return {
    add: outbox.add,
    discard: outbox.discard,
    close() {
      stop();
      outbox.close();
    },
  };
}

/** Connected, everything missed is in, and so are the lists: whatever is sent now was seen before. */
function canSend({ connection, syncStatus }: AppState): boolean {
  return connection.kind === 'conectado' && syncStatus === 'ready';
}

function toQueued({ key, wish, createdAt, attempts }: OutboxEntry): QueuedAction {
  return {
    key,
    wish,
    createdAt,
    actionKey: actionKey(wish),
    subject: subjectOf(wish),
    attempted: attempts > 0,
    effect: effectOf(wish),
  };
}

function foreignQueues(entries: readonly OutboxEntry[]): ForeignQueue[] {
  const queues = new Map<number, ForeignQueue>();
  for (const { usuarioId, nombre } of entries) {
    const count = (queues.get(usuarioId)?.count ?? 0) + 1;
    queues.set(usuarioId, { usuarioId, nombre, count });
  }
  return [...queues.values()];
}
