import { afterClose } from '../../shared/protocol/closeCodes';
import type { CampanaEvent } from '../../shared/protocol/events';
import { protocolVersion } from '../../shared/protocol/version';
import type { Clock } from '../platform/clock';
import type { Network } from '../platform/network';
import type { RandomSource } from '../platform/random';
import { backoffDelay } from './backoff';
import type { AccessToken, ConnectionState, RealtimeSignal } from './connection';
import { createConnectionTracker } from './connectionTracker';
import { createInbox } from './inbox';
import { openLink, type Link } from './link';
import type { SocketFactory } from './socket';

/** What the client needs from its surroundings. */
export interface RealtimeOptions {
  url: () => string;
  /** A valid token; null when the session is over; rejects when the server cannot be reached. */
  getToken: (options: { renew: boolean }) => Promise<AccessToken | null>;
  /** Shows the event; answers null, or why it could not be shown. */
  deliver: (event: CampanaEvent) => string | null;
  /** Whether the server answers at all; asked when the computer says it went offline. */
  probe: () => Promise<boolean>;
  socketFactory: SocketFactory;
  clock: Clock;
  random: RandomSource;
  network: Network;
  /** Tells this screen from the person's other ones. */
  screenId: string;
  /** What the screen shows now, e.g. `/cocina`. */
  view: () => string;
  version: string;
}

/** The live connection of one screen. */
export interface RealtimeClient {
  /** Starts, fresh or after the event `desde`; does nothing when already started. */
  connect: (desde?: number) => void;
  /** Stops for good, until the next `connect`. */
  close: () => void;
  /** Tries again now, also after the server said to stay away. */
  reconnectNow: () => void;
  /** The screen shows something else now: tells the server, which otherwise knows what it showed at first. */
  viewChanged: () => void;
  on: (listener: (signal: RealtimeSignal) => void) => () => void;
  state: () => ConnectionState;
  /** Highest event id taken in; 0 before the first welcome. */
  lastId: () => number;
  /** When the server was last heard, in ms since 1970; null before the first frame. */
  lastWordAt: () => number | null;
}

/** A connection that lasted this long was a good one: the next trouble starts with short waits again. */
const stableMs = 5_000;

/** Creates a client; nothing happens before `connect`. */
export function createRealtimeClient(options: RealtimeOptions): RealtimeClient {
  const { clock, network } = options;
  const listeners = new Set<(signal: RealtimeSignal) => void>();
  const inbox = createInbox(options.deliver);

  const tracker = createConnectionTracker(
    clock,
    () => network.isOnline(),
    (state) => {
      emit({ kind: 'state', state });
    },
  );
  let link: Link | null = null;
  /** Grows with every attempt and close, so that a token that comes too late opens nothing. */
  let generation = 0;
  let attempt = 0;
  let rejections = 0;
  let lastWordAt: number | null = null;
  let cancelRetry = noop;
  let stopNetwork = noop;

  function emit(signal: RealtimeSignal): void {
    for (const listener of [...listeners]) listener(signal);
  }

  /** Gives up the present socket or attempt. */
  function drop(): void {
    generation += 1;
    cancelRetry();
    link?.close();
    link = null;
  }

  async function open(renew: boolean): Promise<void> {
    drop();
    const mine = generation;
    let access: AccessToken | null;
    try {
      access = await options.getToken({ renew });
    } catch {
      if (mine === generation) retryLater();
      return;
    }
    if (mine !== generation) return;
    if (access === null) {
      close();
      emit({ kind: 'session_ended' });
      return;
    }
    try {
      link = linkWith(access);
    } catch (error) {
      emit({ kind: 'trouble', mensaje: error instanceof Error ? error.message : String(error) });
      retryLater();
    }
  }

  function linkWith(access: AccessToken): Link {
    return openLink({
      ...{ clock, inbox, emit, access },
      url: options.url(),
      socketFactory: options.socketFactory,
      greeting: {
        pantalla: options.screenId,
        version: options.version,
        protocolo: protocolVersion,
      },
      view: options.view,
      renewToken: () => options.getToken({ renew: true }),
      onReady() {
        rejections = 0;
        tracker.healthy();
      },
      onWord() {
        lastWordAt = clock.now();
      },
      onLost(code, mensaje) {
        if (code === null) retryLater();
        else closed(code, mensaje);
      },
    });
  }

  function closed(code: number, mensaje: string | null): void {
    const next = afterClose(code);
    if (next === 'stop') {
      drop();
      tracker.stopped({ code, mensaje }, attempt);
      return;
    }
    if (next === 'renew') rejections += 1;
    // The first refusal is an expired token, cured at once; a second one in a row must not become a storm.
    if (rejections === 1 && next === 'renew') {
      tracker.trouble(attempt);
      void open(true);
      return;
    }
    retryLater();
  }

  function retryLater(): void {
    const state = tracker.state();
    if (state.kind === 'conectado' && clock.now() - state.since >= stableMs) attempt = 0;
    drop();
    const delay = backoffDelay(attempt, options.random);
    attempt += 1;
    tracker.trouble(attempt);
    cancelRetry = clock.after(delay, () => void open(rejections > 0));
  }

  async function probe(): Promise<void> {
    const mine = generation;
    const alive = await options.probe();
    if (mine === generation && !alive) retryLater();
  }

  function reconnectNow(): void {
    const { kind } = tracker.state();
    if (kind === 'detenido' || kind === 'conectado') return;
    attempt = 0;
    tracker.trouble(attempt);
    void open(rejections > 0);
  }

  function onNetwork(change: 'online' | 'offline' | 'check'): void {
    const state = tracker.state();
    if (state.kind === 'detenido') return;
    if (state.kind === 'conectado') {
      if (change === 'offline') void probe();
      const silentMs = clock.now() - (lastWordAt ?? 0);
      if (change === 'check' && silentMs > (link?.heartbeatMs() ?? 0) * 1.25) {
        attempt = 0;
        tracker.trouble(attempt);
        void open(false);
      }
      return;
    }
    if (state.kind === 'sin_conexion' && state.stopped !== null) return;
    if (change === 'offline') tracker.trouble(attempt);
    else reconnectNow();
  }

  function close(): void {
    drop();
    stopNetwork();
    stopNetwork = noop;
    attempt = 0;
    rejections = 0;
    tracker.off();
  }

  return {
    connect(desde) {
      if (tracker.state().kind !== 'detenido') return;
      inbox.restart(desde ?? null);
      stopNetwork = network.subscribe(onNetwork);
      tracker.trouble(attempt);
      void open(false);
    },
    close,
    reconnectNow,
    viewChanged() {
      link?.tellView();
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => tracker.state(),
    lastId: () => inbox.lastId() ?? 0,
    lastWordAt: () => lastWordAt,
  };
}

function noop(): void {
  // Nothing to cancel yet.
}
