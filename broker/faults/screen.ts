import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';
import { shouldReceive, type Watcher } from './contractTable';

/** Where a screen connects, and as whom. Both are asked for at each attempt. */
export interface ScreenOptions {
  watcher: Watcher;
  url: () => string;
  token: () => string;
  /** Confirms critical events, as real screens do. */
  confirms?: boolean;
}

interface EventFrame {
  tipo: string;
  id: number;
  sucursal_id?: number | null;
  reintento?: number;
}

const critical = new Set([
  'alerta_cocina',
  'refill_solicitado',
  'voucher_nuevo',
  'voucher_whatsapp',
]);
/** Between two tries to come back: often enough to lose no time, and no busy loop beside a broker that starts. */
const pauseMs = 100;

/**
 * A screen as the person before it sees it: it remembers the last number, comes back with it, and
 * shows each event once. Whatever a person could complain about becomes an entry of `faults`.
 */
export class WatchedScreen {
  /** Numbers in the order in which they were shown. */
  readonly shown: number[] = [];
  readonly faults: string[] = [];
  /** How each connection ended. */
  readonly closeCodes: number[] = [];
  /** The number after which it began to watch; null before the first connection. */
  startedAt: number | null = null;
  /** The last number seen. */
  position: number | null = null;
  /** Called with each number that is shown. */
  onShown: (id: number) => void = () => undefined;
  /** How often everything missed had come (`al_dia`). */
  timesCaughtUp = 0;
  private socket: WebSocket | null = null;
  private readonly left = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly options: ScreenOptions) {}

  /** Who looks at it. */
  get watcher(): Watcher {
    return this.options.watcher;
  }

  /** Whether it is connected now. */
  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Connects once and resolves when it is welcome. Rejects when the connection ends before. */
  connect(): Promise<void> {
    const socket = new WebSocket(this.options.url());
    this.socket = socket;
    return new Promise((resolve, reject) => {
      socket.on('open', () => {
        const { position } = this;
        const desde = position === null ? {} : { desde: position };
        socket.send(JSON.stringify({ tipo: 'hola', token: this.options.token(), ...desde }));
      });
      socket.on('message', (data: Buffer) => {
        const frame = JSON.parse(data.toString()) as EventFrame & { ultimo_id?: number };
        if (frame.tipo === 'bienvenida') {
          this.startedAt ??= frame.ultimo_id ?? 0;
          this.position ??= this.startedAt;
          resolve();
        }
        this.take(frame);
      });
      socket.on('error', reject);
      socket.on('close', (code) => {
        this.closeCodes.push(code);
        reject(new Error(`the socket closed with ${code}`));
      });
    });
  }

  /** Stays connected, coming back whenever the connection ends, until `leave`. */
  stay(): void {
    this.loop = (async () => {
      while (!this.left.signal.aborted) {
        await this.connect().catch(() => undefined);
        await this.ended();
        await delay(pauseMs);
      }
    })();
  }

  /** Resolves when the present connection has ended. */
  async ended(): Promise<void> {
    const { socket } = this;
    if (!socket || socket.readyState === WebSocket.CLOSED) return;
    await new Promise((resolve) => socket.once('close', resolve));
  }

  /** Stops reading, like a tablet that was put to sleep. */
  pause(): void {
    this.socket?.pause();
  }

  /** Reads again. */
  resume(): void {
    this.socket?.resume();
  }

  /** Breaks the connection without a word. */
  drop(): void {
    this.socket?.terminate();
  }

  /** Ends it for good. */
  async leave(): Promise<void> {
    this.left.abort();
    this.socket?.terminate();
    await this.loop;
    await this.ended();
  }

  private take(frame: EventFrame): void {
    if (frame.tipo === 'al_dia') this.timesCaughtUp += 1;
    if (frame.tipo === 'reinicio') this.faults.push(`told to start over at ${this.position ?? 0}`);
    if (!/^(voucher|pedido|alerta|refill)_/.test(frame.tipo)) return;
    const position = this.position ?? 0;
    const { watcher } = this;
    if (!shouldReceive(watcher, frame)) {
      this.faults.push(
        `${watcher.role} of ${watcher.branchId ?? 'all'} got ${JSON.stringify(frame)}`,
      );
    }
    if (this.options.confirms && critical.has(frame.tipo)) {
      this.socket?.send(JSON.stringify({ tipo: 'ack', id: frame.id }));
    }
    if (frame.reintento !== undefined) {
      if (frame.id > position) this.faults.push(`${frame.id} was repeated before it was sent`);
      return;
    }
    if (frame.id <= position) this.faults.push(`${frame.id} came after ${position}`);
    this.position = frame.id;
    this.shown.push(frame.id);
    this.onShown(frame.id);
  }
}
