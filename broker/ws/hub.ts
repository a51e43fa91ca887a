import { encode } from '../../shared/protocol/codec';
import { heartbeatMs, resumeWindow } from '../../shared/protocol/limits';
import type { LoggedEvent } from '../../db/eventLog';
import { AudienceIndex } from '../core/audienceIndex';
import type { EventRing } from '../core/eventRing';
import type { Subscriber } from '../core/subscriber';
import type { Clock, Logger, Standing, StandingReader } from '../ports';
import type { Connection } from './connection';
import { textFrame } from './frame';

/** How often the standing of connected people is read again; the contract promises 5 s. */
const standingMs = 2_000;
const sweepMs = 1_000;
const dayMs = 86_400_000;

/** Frames an event once and hands the same bytes to everybody. */
export function frameOf(event: LoggedEvent): Buffer {
  return textFrame(encode(event.event));
}

/** Everybody who is connected: passes events on, keeps the beat, and holds sockets to their person's standing. */
export class Hub {
  private readonly audience = new AudienceIndex<Subscriber>();
  private readonly connections = new Set<Connection>();
  private readonly timers: NodeJS.Timeout[];
  private checking = false;

  constructor(
    private readonly ring: EventRing,
    private readonly standings: StandingReader,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.timers = [
      setInterval(() => this.beat(), heartbeatMs),
      setInterval(() => this.sweep(), sweepMs),
      setInterval(() => void this.checkStandings(), standingMs),
    ];
  }

  /** How many sockets are authenticated or about to be. */
  get size(): number {
    return this.connections.size;
  }

  /** Stores an event in the ring and offers it to those who may see it. */
  publish(event: LoggedEvent): void {
    const outgoing = {
      id: event.id,
      tipo: event.tipo,
      sucursalId: event.sucursalId,
      storedAt: event.storedAt.getTime(),
      frame: frameOf(event),
    };
    this.ring.push(outgoing);
    this.audience.forEach(outgoing, (subscriber) => subscriber.offer(outgoing));
  }

  /** Registers a socket before it is known who it is, so that a stop reaches it. */
  opened(connection: Connection): void {
    this.connections.add(connection);
  }

  /** Lets a subscriber receive what is published from now on; the answer ends that. */
  join(connection: Connection, subscriber: Subscriber): () => void {
    this.logger.info({ usuario_id: connection.caller?.userId }, 'screen connected');
    return this.audience.add(subscriber);
  }

  /** A socket is closed. */
  gone(connection: Connection, code: number): void {
    this.connections.delete(connection);
    this.logger.debug({ code }, 'socket closed');
  }

  /** A screen confirmed an event, or says why it could not show it. */
  confirmed(connection: Connection, eventId: number, motivo: string | null): void {
    if (motivo === null) return;
    const usuario_id = connection.caller?.userId;
    this.logger.warn(
      { evento_id: eventId, usuario_id, motivo },
      'a screen could not show an event',
    );
  }

  /** Closes the sockets of people whose role, branch or account changed; all of them when no id is given. */
  async checkStandings(userId?: number): Promise<void> {
    if (this.checking && userId === undefined) return;
    this.checking = true;
    try {
      const ids = userId === undefined ? this.connectedUserIds() : [userId];
      if (ids.length > 0) this.apply(ids, await this.standings.read(ids));
    } catch (error) {
      this.logger.warn({ err: error }, 'the standing of connected people could not be read');
    } finally {
      this.checking = false;
    }
  }

  /** Closes the sockets of one sign-in, after its sign-out. */
  endSession(sessionId: string): void {
    for (const connection of this.connections) {
      if (connection.caller?.sessionId !== sessionId) continue;
      connection.refuse('unauthenticated', 'sesion_cerrada', 'La sesión se cerró.');
    }
  }

  /** Stops the timers and closes every socket with 1001. */
  close(): void {
    this.timers.forEach(clearInterval);
    for (const connection of this.connections) {
      connection.close('goingAway', 'El servidor se detiene; vuelva en unos segundos.');
    }
  }

  private apply(ids: readonly number[], standings: readonly Standing[]): void {
    const now = new Map(standings.map((standing) => [standing.userId, standing]));
    const asked = new Set(ids);
    for (const connection of this.connections) {
      const { caller } = connection;
      if (caller?.userId == null || !asked.has(caller.userId)) continue;
      const standing = now.get(caller.userId);
      if (!standing?.active) {
        connection.refuse('unauthenticated', 'cuenta_desactivada', 'La cuenta ya no está activa.');
      } else if (standing.role !== caller.role || standing.branchId !== caller.branchId) {
        connection.refuse(
          'unauthenticated',
          'cambio_de_rol',
          'Su rol o sucursal cambió; vuelva a conectarse.',
        );
      }
    }
  }

  private connectedUserIds(): number[] {
    const ids = new Set<number>();
    for (const { caller } of this.connections) if (caller?.userId != null) ids.add(caller.userId);
    return [...ids];
  }

  private beat(): void {
    const frame = textFrame(encode({ tipo: 'latido', ultimo_id: this.ring.newestId }));
    const now = this.clock.now();
    for (const connection of this.connections) connection.beat(frame, now);
  }

  private sweep(): void {
    const now = this.clock.now();
    this.ring.dropBefore(now - resumeWindow.days * dayMs);
    for (const connection of this.connections) connection.sweep(now);
  }
}
