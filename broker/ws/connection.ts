import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { ClientFrame, HolaFrame } from '../../shared/protocol/client';
import type { CloseReason } from '../../shared/protocol/closeCodes';
import { decodeClientFrame, encode } from '../../shared/protocol/codec';
import { helloTimeoutMs } from '../../shared/protocol/limits';
import type { ControlFrame } from '../../shared/protocol/server';
import { oldestProtocol, protocolVersion } from '../../shared/protocol/version';
import { Silence } from '../core/silence';
import type { Caller } from '../ports';
import { FastSocket } from './fastSocket';
import { textFrame } from './frame';
import type { GatewayDeps } from './gateway';
import { InboundMeter, type Owed } from './inbound';
import { OpenSession } from './openSession';

/** How long a socket authenticated by its header may take to say `hola`, before it simply goes live. */
const headerGraceMs = 1_000;

/** A peer of whom nothing is heard for so many beats is gone. */
const silentBeats = 2;

const tooOldSentence =
  'Esta pantalla es de una versión de Campana que el servidor ya no entiende. Actualícela; en un navegador, cargue la página de nuevo.';

/** Says that the session may well be valid; the client comes back with the same token. */
export const cannotCheck: Parameters<Connection['refuse']> = [
  'serverError',
  'sin_base_de_datos',
  'El servidor no puede comprobar la sesión ahora.',
];

type State =
  | { name: 'waiting'; caller: Caller | null; timer: NodeJS.Timeout }
  | { name: 'checking' }
  | { name: 'open'; session: OpenSession; leave: () => void }
  | { name: 'closed' };

/** Which screen a connection is. */
export interface Screen {
  id: string;
  view: string | null;
  version: string | null;
}

/** One socket from its upgrade to its close: authenticates, resumes, delivers, and enforces the limits. */
export class Connection {
  private state: State;
  private readonly socket: FastSocket;
  private readonly meter: InboundMeter;
  private readonly silence = new Silence();
  readonly openedAt: number;
  /** When the screen last confirmed an event, in milliseconds since 1970. */
  confirmedAt: number | null = null;
  /** The last event it said it could not show, when (in milliseconds since 1970) and why. */
  refusal: { eventId: number; reason: string; at: number } | null = null;
  /** What the screen says it is; one without a name of its own gets one for this connection. */
  screen: Screen = { id: randomUUID(), view: null, version: null };

  constructor(
    private readonly ws: WebSocket,
    private readonly deps: GatewayDeps,
    readonly address: string,
    headerCaller: Caller | null,
  ) {
    this.socket = new FastSocket(ws, () => {
      this.leave();
      deps.hub.closing(this);
    });
    this.openedAt = deps.clock.now();
    this.meter = new InboundMeter(this.openedAt);
    this.state = { name: 'waiting', caller: headerCaller, timer: this.helloTimer(headerCaller) };
    ws.on('message', (data: Buffer, isBinary) => this.receive(data, isBinary));
    ws.on('pong', (payload) => {
      this.silence.hear();
      this.socket.ponged(payload);
    });
    ws.on('error', (error) => deps.logger.debug({ err: error }, 'socket error'));
    ws.on('close', (code) => this.closed(code));
  }

  /** The person or program, once known. */
  get caller(): Caller | null {
    return this.state.name === 'open' ? this.state.session.caller : null;
  }

  /** Bytes on their way to the peer: queued here, or not known to have been read. */
  get pendingBytes(): number {
    return this.socket.pendingBytes();
  }

  /** Asks the screen to ring, in the name of `de`. */
  ring(de: string): void {
    if (this.state.name === 'open') this.sendControl({ tipo: 'sonar', de });
  }

  /** A beat: drops a peer that was silent for two, else tells it that we live, and asks whether it does. */
  beat(ping: Buffer, pingAndNews: Buffer): void {
    if (this.silence.beat() >= silentBeats) this.ws.terminate();
    else this.socket.writeControl(this.state.name === 'open' ? pingAndNews : ping);
  }

  /** Enforces what time alone changes. */
  sweep(now: number): void {
    if (this.state.name === 'open') this.state.session.subscriber.sweep(now);
  }

  /** Says why, then closes. Nothing is delivered after this. */
  refuse(reason: CloseReason, codigo: string, mensaje: string): void {
    if (this.state.name === 'closed') return;
    this.sendControl({ tipo: 'error', codigo, mensaje });
    this.close(reason, mensaje);
  }

  /** Closes without an error frame. */
  close(reason: CloseReason, mensaje: string): void {
    this.socket.close(reason, mensaje);
  }

  private helloTimer(headerCaller: Caller | null): NodeJS.Timeout {
    if (!headerCaller) {
      return setTimeout(() => {
        this.refuse('helloTimeout', 'sin_hola', 'No llegó "hola" en 5 segundos.');
      }, helloTimeoutMs);
    }
    return setTimeout(() => this.welcome(headerCaller, { tipo: 'hola' }), headerGraceMs);
  }

  private receive(data: Buffer, isBinary: boolean): void {
    this.silence.hear();
    if (this.state.name === 'closed') return;
    if (isBinary) {
      this.refuse('binaryFrame', 'trama_binaria', 'Las tramas deben ser texto JSON.');
      return;
    }
    const frame = decodeClientFrame(data.toString('utf8'));
    const owed = frame.ok && isConfirmation(frame.value) ? this.meter.settle(frame.value.id) : null;
    if (owed === null && !this.meter.allow(this.deps.clock.now())) {
      this.refuse('tooFast', 'demasiado_rapido', 'Demasiadas tramas por segundo.');
      return;
    }
    if (!frame.ok) {
      this.refuse('badFrame', frame.error.codigo, frame.error.mensaje);
      return;
    }
    this.handle(frame.value, owed);
  }

  private handle(frame: ClientFrame, owed: Owed | null): void {
    switch (frame.tipo) {
      case 'hola':
        this.hello(frame);
        return;
      case 'token':
        void this.renew(frame.token);
        return;
      case 'vista':
        this.shows(frame.vista);
        return;
      case 'ack':
      case 'nack':
        this.confirm(frame, owed);
        return;
    }
  }

  private hello(frame: HolaFrame): void {
    if (this.state.name !== 'waiting') {
      this.refuse('badFrame', 'hola_repetido', 'Ya se recibió "hola" en esta conexión.');
      return;
    }
    if ((frame.protocolo ?? protocolVersion) < oldestProtocol) {
      this.refuse('forbidden', 'version_antigua', tooOldSentence);
      return;
    }
    const { caller, timer } = this.state;
    clearTimeout(timer);
    if (frame.token === undefined && caller) {
      this.welcome(caller, frame);
      return;
    }
    this.state = { name: 'checking' };
    void this.authenticate(frame);
  }

  private async authenticate(frame: HolaFrame): Promise<void> {
    const result = await this.deps.authenticator.authenticate(frame.token ?? '').catch(() => null);
    if (this.state.name !== 'checking') return;
    if (!result) {
      this.refuse(...cannotCheck);
    } else if (!result.ok) {
      this.refuse('unauthenticated', 'no_autenticado', result.error.mensaje);
    } else {
      this.welcome(result.value, frame);
    }
  }

  private welcome(caller: Caller, hola: HolaFrame): void {
    if (this.state.name === 'closed') return;
    this.screen = {
      id: hola.pantalla ?? this.screen.id,
      view: hola.vista === undefined ? null : viewOf(hola.vista),
      version: hola.version ?? null,
    };
    const session = new OpenSession(caller, this.deps, {
      socket: this.socket,
      meter: this.meter,
      send: (frame) => this.sendControl(frame),
      expired: () =>
        this.refuse('unauthenticated', 'sesion_expirada', 'La sesión terminó; vuelva a entrar.'),
    });
    session.welcome();
    const leave = this.deps.hub.join(this, session.subscriber);
    this.state = { name: 'open', session, leave };
    session.deliverFrom(hola.desde);
  }

  private async renew(token: string): Promise<void> {
    if (this.state.name !== 'open') {
      this.refuse('unauthenticated', 'no_autenticado', 'La primera trama debe ser "hola".');
      return;
    }
    const result = await this.deps.authenticator.authenticate(token).catch(() => null);
    const current = this.now();
    // The old token still holds; the client asks again before it ends.
    if (current.name !== 'open' || !result) return;
    if (!result.ok) {
      this.refuse('unauthenticated', 'no_autenticado', result.error.mensaje);
      return;
    }
    const outcome = current.session.renew(result.value);
    if (outcome === 'other-person') {
      this.refuse('forbidden', 'otra_persona', 'El token nuevo es de otra persona.');
    } else if (outcome === 'other-standing') {
      this.refuse(
        'unauthenticated',
        'cambio_de_rol',
        'Su rol o sucursal cambió; vuelva a conectarse.',
      );
    }
  }

  /** The state, read afresh after something was awaited. */
  private now(): State {
    return this.state;
  }

  private shows(vista: string): void {
    if (this.state.name !== 'open') {
      this.refuse('unauthenticated', 'no_autenticado', 'La primera trama debe ser "hola".');
      return;
    }
    this.screen = { ...this.screen, view: viewOf(vista) };
  }

  private confirm(frame: Confirming, owed: Owed | null): void {
    if (this.state.name !== 'open') {
      this.refuse('unauthenticated', 'no_autenticado', 'La primera trama debe ser "hola".');
      return;
    }
    if (owed === null) return;
    const now = this.deps.clock.now();
    const reason = frame.tipo === 'nack' ? frame.motivo : null;
    if (reason === null) this.confirmedAt = now;
    else this.refusal = { eventId: frame.id, reason, at: now };
    this.deps.hub.confirmed(this, owed, frame.id, reason);
  }

  private sendControl(frame: ControlFrame): void {
    this.socket.writeControl(textFrame(encode(frame)));
  }

  private leave(): void {
    if (this.state.name === 'waiting') clearTimeout(this.state.timer);
    if (this.state.name === 'open') {
      this.state.session.subscriber.stop();
      this.state.leave();
    }
    this.state = { name: 'closed' };
  }

  private closed(code: number): void {
    this.leave();
    this.deps.hub.gone(this, code);
  }
}

type Confirming = Extract<ClientFrame, { tipo: 'ack' | 'nack' }>;

/** The screens name what they show by its path. */
function viewOf(vista: string): string {
  return vista.replace(/^\//, '');
}

function isConfirmation(frame: ClientFrame): frame is Confirming {
  return frame.tipo === 'ack' || frame.tipo === 'nack';
}
