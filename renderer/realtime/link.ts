import type { ClientFrame, HolaFrame } from '../../shared/protocol/client';
import { decodeServerFrame, encode } from '../../shared/protocol/codec';
import type { ControlFrame } from '../../shared/protocol/server';
import type { Clock } from '../platform/clock';
import type { AccessToken, RealtimeSignal } from './connection';
import type { Inbox } from './inbox';
import type { SocketFactory } from './socket';
import { createTokenRenewal } from './tokenRenewal';

/** What one socket needs to be a connection. */
export interface LinkOptions {
  url: string;
  access: AccessToken;
  socketFactory: SocketFactory;
  clock: Clock;
  inbox: Inbox;
  /** The greeting without what the link adds: the token, where to resume, and what is shown. */
  greeting: Omit<HolaFrame, 'tipo' | 'token' | 'desde' | 'vista'>;
  /** What the screen shows now. */
  view: () => string;
  /** A newer token; null when the session is over; rejects when the server cannot be reached. */
  renewToken: () => Promise<AccessToken | null>;
  emit: (signal: RealtimeSignal) => void;
  /** Authenticated, and everything missed was delivered. */
  onReady: () => void;
  /** Something came from the server. */
  onWord: () => void;
  /**
   * The end, once: the server closed with a code, or `null`: nothing was heard for too long. With the
   * sentence the server last said about an error, if any.
   */
  onLost: (code: number | null, mensaje: string | null) => void;
}

/** One socket from the greeting to its end. */
export interface Link {
  /** Lets go of the socket; whatever it still says is not heard. */
  close: () => void;
  /** Tells the server what the screen shows, where that has changed. */
  tellView: () => void;
  /** The pause between two signs of life the server promised, in ms. */
  heartbeatMs: () => number;
}

const handshakeTimeoutMs = 10_000;
const beatsUntilStale = 2;

/**
 * Opens a socket, greets, delivers what comes, confirms it, and renews the token in time. Throws where the
 * browser refuses to open one at all.
 */
export function openLink(options: LinkOptions): Link {
  const { clock, inbox, emit } = options;
  let ended = false;
  let resuming = false;
  let welcomed = false;
  let toldView = '';
  let complaint: string | null = null;
  let heartbeatMs = handshakeTimeoutMs;
  let cancelWatch = (): void => undefined;

  const renewal = createTokenRenewal(clock, () => void renewToken());
  const socket = options.socketFactory(options.url, {
    open() {
      if (!ended) sayHello();
    },
    message(text) {
      if (ended) return;
      options.onWord();
      watch(heartbeatMs * beatsUntilStale);
      receive(text);
    },
    close(code) {
      lost(code);
    },
  });
  watch(handshakeTimeoutMs);

  function close(): void {
    ended = true;
    cancelWatch();
    renewal.cancel();
    socket.close();
  }

  function lost(code: number | null): void {
    if (ended) return;
    close();
    options.onLost(code, complaint);
  }

  /** Nothing heard for too long: a socket that only looks open is worse than none. */
  function watch(silenceMs: number): void {
    cancelWatch();
    cancelWatch = clock.after(silenceMs, () => {
      lost(null);
    });
  }

  function send(frame: ClientFrame): void {
    socket.send(encode(frame));
  }

  function sayHello(): void {
    const desde = inbox.lastId();
    resuming = desde !== null;
    toldView = options.view();
    send({
      tipo: 'hola',
      token: options.access.token,
      ...options.greeting,
      vista: toldView,
      ...(desde === null ? {} : { desde }),
    });
  }

  function receive(text: string): void {
    const decoded = decodeServerFrame(text);
    if (!decoded.ok) {
      emit({ kind: 'trouble', mensaje: decoded.error.mensaje });
      return;
    }
    if (decoded.value.kind === 'control') {
      control(decoded.value.frame);
      return;
    }
    const reply = inbox.take(decoded.value.event);
    if (reply) send(reply);
  }

  function control(frame: ControlFrame): void {
    switch (frame.tipo) {
      case 'bienvenida':
        heartbeatMs = frame.latido_ms;
        welcomed = true;
        // The person may have gone on while the server looked at the token.
        tellView();
        watch(heartbeatMs * beatsUntilStale);
        renewal.schedule(options.access.expiresAt);
        if (!resuming) inbox.startAt(frame.ultimo_id);
        emit({ kind: 'welcome', frame, resumed: resuming });
        if (!resuming) options.onReady();
        return;
      case 'al_dia':
        inbox.advance(frame.id);
        emit({ kind: 'caught_up', id: frame.id });
        options.onReady();
        return;
      case 'reinicio':
        inbox.startAt(frame.ultimo_id);
        emit({ kind: 'reset', asOf: frame.ultimo_id });
        options.onReady();
        return;
      case 'error':
        complaint = frame.mensaje;
        emit({ kind: 'trouble', mensaje: frame.mensaje });
        return;
      case 'sonar':
        emit({ kind: 'ring', de: frame.de });
        return;
      case 'latido':
        return;
    }
  }

  function tellView(): void {
    if (ended || !welcomed || options.view() === toldView) return;
    toldView = options.view();
    send({ tipo: 'vista', vista: toldView });
  }

  async function renewToken(): Promise<void> {
    try {
      const access = await options.renewToken();
      if (ended || access === null) return;
      send({ tipo: 'token', token: access.token });
      renewal.schedule(access.expiresAt);
    } catch {
      if (!ended) renewal.retrySoon();
    }
  }

  return { close, tellView, heartbeatMs: () => heartbeatMs };
}
