import { afterClose } from '../../shared/protocol/closeCodes';
import type { ClientFrame } from '../../shared/protocol/client';
import { decodeServerFrame, encode } from '../../shared/protocol/codec';
import type { CampanaEvent } from '../../shared/protocol/events';
import type { ControlFrame } from '../../shared/protocol/server';
import type { Clock } from '../platform/clock';
import type { Network } from '../platform/network';
import type { RandomSource } from '../platform/random';
import { backoffDelay } from './backoff';
import type { AccessToken, ConnectionState, RealtimeSignal } from './connection';
import { createConnectionTracker } from './connectionTracker';
import { createInbox } from './inbox';
import type { ClientSocket, SocketFactory } from './socket';
import { createTokenRenewal } from './tokenRenewal';

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
  on: (listener: (signal: RealtimeSignal) => void) => () => void;
  state: () => ConnectionState;
  /** Highest event id taken in; 0 before the first welcome. */
  lastId: () => number;
  /** When the server was last heard, in ms since 1970; null before the first frame. */
  lastWordAt: () => number | null;
}

const handshakeTimeoutMs = 10_000;
/** A connection that lasted this long was a good one: the next trouble starts with short waits again. */
const stableMs = 5_000;
const beatsUntilStale = 2;

/** Creates a client; nothing happens before `connect`. */
export function createRealtimeClient(options: RealtimeOptions): RealtimeClient {
  const { clock, network } = options;
  const listeners = new Set<(signal: RealtimeSignal) => void>();
  const inbox = createInbox(options.deliver);
  const renewal = createTokenRenewal(clock, () => void renewToken());

  const tracker = createConnectionTracker(
    clock,
    () => network.isOnline(),
    (state) => {
      emit({ kind: 'state', state });
    },
  );
  let socket: ClientSocket | null = null;
  /** Grows with every attempt and close, so that what an older one still reports is ignored. */
  let generation = 0;
  let attempt = 0;
  let rejections = 0;
  let resuming = false;
  let heartbeatMs = handshakeTimeoutMs;
  let lastWordAt: number | null = null;
  let cancelRetry = noop;
  let cancelWatch = noop;
  let stopNetwork = noop;

  function emit(signal: RealtimeSignal): void {
    for (const listener of [...listeners]) listener(signal);
  }

  function send(frame: ClientFrame): void {
    socket?.send(encode(frame));
  }

  /** Lets go of the present socket; whatever it still says is not heard. */
  function drop(): void {
    generation += 1;
    cancelRetry();
    cancelWatch();
    renewal.cancel();
    socket?.close();
    socket = null;
  }

  async function open(renew: boolean): Promise<void> {
    drop();
    const mine = generation;
    const current = () => mine === generation;
    let access: AccessToken | null;
    try {
      access = await options.getToken({ renew });
    } catch {
      if (current()) retryLater();
      return;
    }
    if (!current()) return;
    if (access === null) {
      close();
      emit({ kind: 'session_ended' });
      return;
    }
    const { token, expiresAt } = access;
    watch(handshakeTimeoutMs);
    socket = options.socketFactory(options.url(), {
      open() {
        if (current()) sayHello(token);
      },
      message(text) {
        if (!current()) return;
        lastWordAt = clock.now();
        watch(heartbeatMs * beatsUntilStale);
        receive(text, expiresAt);
      },
      close(code) {
        if (current()) closed(code);
      },
    });
  }

  function sayHello(token: string): void {
    const desde = inbox.lastId();
    resuming = desde !== null;
    send({
      tipo: 'hola',
      token,
      pantalla: options.screenId,
      vista: options.view(),
      version: options.version,
      ...(desde === null ? {} : { desde }),
    });
  }

  function receive(text: string, tokenExpiresAt: number): void {
    const decoded = decodeServerFrame(text);
    if (!decoded.ok) {
      emit({ kind: 'trouble', mensaje: decoded.error.mensaje });
      return;
    }
    if (decoded.value.kind === 'control') {
      control(decoded.value.frame, tokenExpiresAt);
      return;
    }
    const reply = inbox.take(decoded.value.event);
    if (reply) send(reply);
  }

  function control(frame: ControlFrame, tokenExpiresAt: number): void {
    switch (frame.tipo) {
      case 'bienvenida':
        heartbeatMs = frame.latido_ms;
        watch(heartbeatMs * beatsUntilStale);
        renewal.schedule(tokenExpiresAt);
        if (!resuming) inbox.startAt(frame.ultimo_id);
        emit({ kind: 'welcome', frame, resumed: resuming });
        if (!resuming) connected();
        return;
      case 'al_dia':
        inbox.advance(frame.id);
        emit({ kind: 'caught_up', id: frame.id });
        connected();
        return;
      case 'reinicio':
        inbox.startAt(frame.ultimo_id);
        emit({ kind: 'reset', asOf: frame.ultimo_id });
        connected();
        return;
      case 'error':
        emit({ kind: 'trouble', mensaje: frame.mensaje });
        return;
      case 'sonar':
        emit({ kind: 'ring', de: frame.de });
        return;
      case 'latido':
        return;
    }
  }

  function connected(): void {
    rejections = 0;
    tracker.healthy();
  }

  /** Nothing heard for too long: a socket that only looks open is worse than none. */
  function watch(silenceMs: number): void {
    cancelWatch();
    cancelWatch = clock.after(silenceMs, retryLater);
  }

  function closed(code: number): void {
    const next = afterClose(code);
    if (next === 'stop') {
      drop();
      tracker.stopped(code, attempt);
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

  async function renewToken(): Promise<void> {
    const mine = generation;
    try {
      const access = await options.getToken({ renew: true });
      if (mine !== generation || access === null) return;
      send({ tipo: 'token', token: access.token });
      renewal.schedule(access.expiresAt);
    } catch {
      if (mine === generation) renewal.retrySoon();
    }
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
      if (change === 'check' && silentMs > heartbeatMs * 1.25) {
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
