import type { SessionUser } from '../../shared/api/auth';
import { routes } from '../../shared/api/routes';
import type { Wish } from '../actions';
import { createPerformer, type Perform } from '../actions/performer';
import { createRunner } from '../actions/runner';
import { createApiClient, type ApiClient } from '../api/client';
import type { ApiFailure } from '../api/failure';
import type { Fetch } from '../api/http';
import { createSession, type SessionKeeper, type SessionManager } from '../api/session';
import { handleEvent } from '../handlers';
import type { Clock } from '../platform/clock';
import type { Network } from '../platform/network';
import type { RandomSource } from '../platform/random';
import type { KeyValueStorage } from '../platform/storage';
import { backoffDelay } from '../realtime/backoff';
import { createRealtimeClient, type RealtimeClient } from '../realtime/client';
import type { RealtimeSignal } from '../realtime/connection';
import { createDispatcher, type Dispatcher } from '../realtime/dispatcher';
import type { SocketFactory } from '../realtime/socket';
import { createSoundPlayer, type SoundPlayer } from '../sound/player';
import { createAppStore, type AppStore } from '../stores/appStore';
import { createCompleter } from '../sync/completer';
import { applySnapshot, loadSnapshot } from '../sync/snapshot';
import { createSynchronizer } from '../sync/synchronizer';
import { createAppOutbox, type AppOutbox, type AppOutboxDeps } from './outbox';

/** Everything outside that the app works with; tests bring their own. */
export interface CampanaDeps {
  /** Address of the broker without a trailing slash, e.g. `http://127.0.0.1:8765`. */
  serverUrl: string;
  fetch: Fetch;
  socketFactory: SocketFactory;
  clock: Clock;
  random: RandomSource;
  network: Network;
  storage: KeyValueStorage | null;
  /** Where the desktop keeps the refresh token; null in a browser. */
  keeper: SessionKeeper | null;
  exclusive: <Value>(run: () => Promise<Value>) => Promise<Value>;
  createAudioContext: () => AudioContext | null;
  nextFrame: (run: () => void) => () => void;
  screenId: string;
  version: string;
  /** What the screen shows now, e.g. `/cocina`. */
  view: () => string;
  tellFailure: (store: AppStore, failure: ApiFailure) => void;
  /** An action waits for the server; `undo` answers whether it could still be taken back. */
  tellQueued: (store: AppStore, wish: Wish, key: string, undo: () => Promise<boolean>) => void;
  tellRefused: AppOutboxDeps['tellRefused'];
  /** Where actions wait, shared with the other tabs; the lock and the channel go with it. */
  outbox: Pick<AppOutboxDeps, 'storage' | 'lock' | 'channel'>;
  /** An admin, by name, made this screen ring: says so. */
  tellRing: (store: AppStore, name: string) => void;
  /** A part failed in a way that is our fault. */
  report: (error: unknown) => void;
}

/** The running app without its screens: state, and the ways in and out of it. */
export interface Campana {
  store: AppStore;
  api: ApiClient;
  session: SessionManager;
  dispatcher: Dispatcher;
  realtime: RealtimeClient;
  perform: Perform;
  /** Takes a queued action back, by its key; answers false when it was sent already. */
  undoQueued: AppOutbox['discard'];
  sound: SoundPlayer;
  /** The name of this screen among the connected ones. */
  screenId: string;
  /** A part failed in a way that is our fault. */
  report: (error: unknown) => void;
  /** Loads all lists again. */
  reload: () => void;
  /** Signs in again where an earlier session is left, however long the server takes to be there. */
  start: () => void;
  close: () => void;
}

/** Wires the app; nothing talks to the server before `start`. */
export function createCampana(deps: CampanaDeps): Campana {
  const { clock, random } = deps;
  const store = createAppStore();
  const state = () => store.getState();
  const baseUrl = () => deps.serverUrl;

  const session = createSession({ ...deps, baseUrl, onChange: sessionChanged });
  const api = createApiClient({ baseUrl, fetch: deps.fetch, session });
  const dispatcher = createDispatcher({ ...deps, report: deps.report });
  const realtime = createRealtimeClient({
    ...deps,
    url: () => `${deps.serverUrl.replace(/^http/, 'ws')}/ws`,
    getToken: ({ renew }) => session.token(renew ? { rejected: session.current() } : {}),
    deliver: (event) => dispatcher.publish(event),
    probe: () =>
      api.call(routes.health, {}, { timeoutMs: 3_000 }).then(
        () => true,
        () => false,
      ),
  });
  const asOf = () => realtime.lastId();
  const complete = createCompleter({ api, state, asOf, clock, random });
  const context = { state, complete };
  const synchronizer = createSynchronizer({
    load: () => {
      const { usuario } = state();
      if (usuario === null) throw new Error('Nobody is signed in.');
      return loadSnapshot(api, usuario.rol);
    },
    apply: (snapshot, since) => applySnapshot(state(), snapshot, since),
    handle: (event) => {
      try {
        handleEvent(event, context);
      } catch (error) {
        deps.report(error);
      }
    },
    setStatus: (status) => state().setSyncStatus(status),
    clock,
    random,
  });
  const outbox = createAppOutbox({
    ...deps,
    ...deps.outbox,
    store,
    run: createRunner({ api, state, asOf }),
  });
  const perform = createPerformer({
    outbox,
    state,
    report: deps.report,
    tellFailure: (failure) => deps.tellFailure(store, failure),
    tellQueued: (wish, key) => deps.tellQueued(store, wish, key, () => outbox.discard(key)),
  });
  const sound = createSoundPlayer({
    createContext: deps.createAudioContext,
    settings: () => state().preferences,
    clock,
  });

  // First of all listeners: sounds and notifications that follow find the store up to date.
  dispatcher.subscribeAll(
    (event) => {
      synchronizer.note(event);
      handleEvent(event, context);
    },
    { essential: true },
  );
  realtime.on(onSignal);

  function onSignal(signal: RealtimeSignal): void {
    switch (signal.kind) {
      case 'state':
        state().setConnection(signal.state);
        // Lists may be reachable where sockets are not; an old board is better than an empty one.
        if (signal.state.kind === 'sin_conexion' && state().syncStatus === 'idle') {
          synchronizer.load(realtime.lastId());
        }
        return;
      case 'welcome':
        if (!signal.resumed) synchronizer.load(signal.frame.ultimo_id);
        return;
      case 'reset':
        synchronizer.load(signal.asOf);
        return;
      case 'trouble':
        deps.report(
          new Error(`The server sent an error or an unreadable frame: ${signal.mensaje}`),
        );
        return;
      case 'ring':
        sound.play('alerta_urgente', { loud: true, test: true });
        deps.tellRing(store, signal.de);
        return;
      case 'caught_up':
      case 'session_ended':
        return;
    }
  }

  function sessionChanged(usuario: SessionUser | null): void {
    const before = state().usuario;
    const same =
      before?.id === usuario?.id &&
      before?.rol === usuario?.rol &&
      before?.sucursal_id === usuario?.sucursal_id;
    if (same && before !== null) return;
    // Another person, role or branch sees another restaurant: nothing of the old one may stay.
    realtime.close();
    synchronizer.cancel();
    complete.cancel();
    dispatcher.log().clear();
    state().resetData();
    state().setUsuario(usuario);
    if (usuario !== null) realtime.connect();
  }

  let cancelRestore = (): void => undefined;
  async function restore(failures: number): Promise<void> {
    try {
      const restored = await session.restore();
      if (!restored && state().usuario === null) state().setUsuario(null);
    } catch {
      state().setUnreachable();
      cancelRestore = clock.after(backoffDelay(failures, random), () => void restore(failures + 1));
    }
  }

  return {
    store,
    api,
    session,
    dispatcher,
    realtime,
    perform,
    undoQueued: outbox.discard,
    sound,
    screenId: deps.screenId,
    report: deps.report,
    reload: () => synchronizer.load(realtime.lastId()),
    start() {
      void restore(0);
    },
    close() {
      cancelRestore();
      outbox.close();
      realtime.close();
      synchronizer.cancel();
      complete.cancel();
      sound.close();
    },
  };
}
