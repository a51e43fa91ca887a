import type { Pantalla } from '../../shared/api/pantallas';
import { encode } from '../../shared/protocol/codec';
import { heartbeatMs, resumeWindow } from '../../shared/protocol/limits';
import type { Confirmation } from '../../db/deliveries';
import type { LoggedEvent } from '../../db/eventLog';
import { traitsOf } from '../../shared/protocol/events';
import { AudienceIndex } from '../core/audienceIndex';
import { batchesOf } from '../core/eventBatch';
import type { EventRing } from '../core/eventRing';
import type { OutgoingEvent } from '../core/outgoingEvent';
import type { Subscriber } from '../core/subscriber';
import type { Telemetry } from '../metrics/telemetry';
import type { Clock, Logger, Standing, StandingReader } from '../ports';
import type { Connection } from './connection';
import { pingFrame, textFrame } from './frame';
import type { Owed } from './inbound';
import { toOutgoing } from './outgoing';
import type { Arrival } from './pacedFanOut';

/** How often the standing of connected people is read again; the contract promises 5 s. */
const standingMs = 2_000;
const sweepMs = 1_000;
/** Each sweep brings the beat to one part of the sockets: all at once would hold up what is urgent. */
const beatSlots = heartbeatMs / sweepMs;
/** Asks a peer whether it lives; its answer tells nothing else. */
const beatPing = pingFrame(Buffer.alloc(0));
const dayMs = 86_400_000;

/** The view that only watches: its confirmation does not tell that anybody will act. */
const watchingView = 'monitor';

/** Takes what screens answer to critical events. */
export interface ConfirmationSink {
  add(confirmation: Confirmation): void;
}

/** Everybody who is connected: passes events on, keeps the beat, and holds sockets to their person's standing. */
export class Hub {
  private readonly audience = new AudienceIndex<Subscriber>();
  /** Every socket, with the slot in which it gets its beat. */
  private readonly connections = new Map<Connection, number>();
  private readonly leaving = new Set<Connection>();
  private nextSlot = 0;
  private sweeps = 0;
  private readonly timers: NodeJS.Timeout[];
  private readonly sent = new Map<number, number>();
  private checking = false;

  constructor(
    private readonly ring: EventRing,
    private readonly standings: StandingReader,
    private readonly confirmations: ConfirmationSink,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly telemetry: Telemetry,
  ) {
    this.timers = [
      setInterval(() => this.sweep(), sweepMs),
      setInterval(() => void this.checkStandings(), standingMs),
    ];
  }

  /** How many sockets are authenticated or about to be. */
  get size(): number {
    return this.connections.size;
  }

  /**
   * Stores events in the ring and offers them to those who may see them. What came together goes out
   * in one write per socket, from a buffer shared by all who see the same of it.
   */
  publish(arrivals: readonly Arrival[]): void {
    const seen = new Map<ReadonlySet<Subscriber>, OutgoingEvent[]>();
    for (const event of arrivals.flatMap(({ events }) => events)) {
      const outgoing = toOutgoing(event);
      this.ring.push(outgoing);
      let screens = 0;
      this.audience.forEachGroup(outgoing, (group) => {
        screens += group.size;
        const mine = seen.get(group);
        if (mine) mine.push(outgoing);
        else seen.set(group, [outgoing]);
      });
      this.remember(event.id, screens);
    }
    const now = this.clock.now();
    for (const [group, mine] of seen) {
      for (const batch of batchesOf(mine)) {
        group.forEach((subscriber) => subscriber.offer(batch, now));
      }
    }
    arrivals.forEach((arrival) => this.measure(arrival));
  }

  private measure({ events, source, at }: Arrival): void {
    const ownMs = performance.now() - at;
    for (const { id, tipo, storedAt } of events) {
      // What another broker stored is told by the database's clock.
      const ms = source === 'own' ? ownMs : Math.max(0, this.clock.now() - storedAt.getTime());
      this.telemetry.sent(tipo, this.sent.get(id) ?? 0, ms / 1000);
    }
  }

  private remember(eventId: number, screens: number): void {
    this.sent.set(eventId, screens);
    const [oldest] = this.sent.keys();
    if (this.sent.size > resumeWindow.events && oldest !== undefined) this.sent.delete(oldest);
  }

  /** Sends an event again to those who may see it. */
  resend(event: LoggedEvent, reintento: number): void {
    const outgoing = toOutgoing(event, reintento);
    this.audience.forEachGroup(outgoing, (group) => {
      group.forEach((subscriber) => subscriber.repeat(outgoing));
    });
  }

  /** Everybody who is signed in, for the monitor. */
  screens(): Pantalla[] {
    return [...this.connections.keys()].flatMap((connection) => {
      const { caller, screen, refusal } = connection;
      if (!caller) return [];
      return {
        id: screen.id,
        usuario_id: caller.userId,
        nombre: caller.name,
        rol: caller.role,
        sucursal_id: caller.branchId,
        vista: screen.view,
        version: screen.version,
        direccion: connection.address,
        conectada_desde: new Date(connection.openedAt).toISOString(),
        ultima_confirmacion:
          connection.confirmedAt === null ? null : new Date(connection.confirmedAt).toISOString(),
        ultimo_rechazo: refusal && {
          evento_id: refusal.eventId,
          motivo: refusal.reason,
          fecha: new Date(refusal.at).toISOString(),
        },
      };
    });
  }

  /** Open sockets by role; those that have not said who they are count as `none`. */
  socketsByRole(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { caller } of this.connections.keys()) {
      const role = caller?.role ?? 'none';
      counts.set(role, (counts.get(role) ?? 0) + 1);
    }
    return counts;
  }

  /** Bytes on their way to each socket. */
  pendingBytes(): number[] {
    const all = [...this.connections.keys(), ...this.leaving];
    return all.map((connection) => connection.pendingBytes);
  }

  /** Makes a screen ring; answers how many windows go by that name. */
  ringScreen(id: string, de: string): number {
    const named = [...this.connections.keys()].filter(
      ({ screen, caller }) => caller && screen.id === id,
    );
    named.forEach((connection) => connection.ring(de));
    return named.length;
  }

  /** To how many screens an event went when it was published; null when it is too long ago to tell. */
  sentTo(eventId: number): number | null {
    return this.sent.get(eventId) ?? null;
  }

  /** Registers a socket before it is known who it is, so that a stop reaches it. */
  opened(connection: Connection): void {
    this.connections.set(connection, this.nextSlot);
    this.nextSlot = (this.nextSlot + 1) % beatSlots;
  }

  /** Lets a subscriber receive what is published from now on; the answer ends that. */
  join(connection: Connection, subscriber: Subscriber): () => void {
    this.logger.info({ usuario_id: connection.caller?.userId }, 'screen connected');
    return this.audience.add(subscriber);
  }

  /** A socket was told that it is closed; it may take its time to read that, and is no client any more. */
  closing(connection: Connection): void {
    if (this.connections.delete(connection)) this.leaving.add(connection);
  }

  /** A socket is closed. */
  gone(connection: Connection, code: number): void {
    this.connections.delete(connection);
    this.leaving.delete(connection);
    this.telemetry.closed(code);
    this.logger.debug({ code }, 'socket closed');
  }

  /** A screen confirmed an event that was sent to it, or says why it could not show it. */
  confirmed(connection: Connection, owed: Owed, eventId: number, reason: string | null): void {
    const { caller, screen } = connection;
    if (!caller) return;
    if (reason === null) {
      this.telemetry.confirmed((performance.now() - owed.sentAt) / 1000);
    } else {
      this.telemetry.refused();
      const fields = { evento_id: eventId, usuario_id: caller.userId, motivo: reason };
      this.logger.warn(fields, 'a screen could not show an event');
    }
    this.confirmations.add({
      eventId,
      screen: screen.id,
      userId: caller.userId,
      at: new Date(this.clock.now()),
      reason,
      settles: traitsOf(owed.tipo).addressees.includes(caller.role) && screen.view !== watchingView,
    });
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

  /** Closes the sockets of sign-ins that ended, by a sign-out or because a used token came back. */
  endSessions(sessionIds: ReadonlySet<string>): void {
    if (sessionIds.size === 0) return;
    for (const connection of this.connections.keys()) {
      const sessionId = connection.caller?.sessionId;
      if (sessionId == null || !sessionIds.has(sessionId)) continue;
      connection.refuse('unauthenticated', 'sesion_cerrada', 'La sesión se cerró.');
    }
  }

  /** Closes the sockets of programs whose tokens were revoked. */
  endPrograms(names: ReadonlySet<string>): void {
    if (names.size === 0) return;
    for (const connection of this.connections.keys()) {
      const { caller } = connection;
      if (caller?.role !== 'SERVICIO' || !names.has(caller.name)) continue;
      connection.refuse('unauthenticated', 'token_revocado', 'El token del programa fue revocado.');
    }
  }

  /** Stops the timers and closes every socket with 1001. */
  close(): void {
    this.timers.forEach(clearInterval);
    for (const connection of [...this.connections.keys(), ...this.leaving]) {
      connection.close('goingAway', 'El servidor se detiene; vuelva en unos segundos.');
    }
  }

  private apply(ids: readonly number[], standings: readonly Standing[]): void {
    const now = new Map(standings.map((standing) => [standing.userId, standing]));
    const asked = new Set(ids);
    for (const connection of this.connections.keys()) {
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
    for (const { caller } of this.connections.keys())
      if (caller?.userId != null) ids.add(caller.userId);
    return [...ids];
  }

  private sweep(): void {
    const now = this.clock.now();
    this.ring.dropBefore(now - resumeWindow.days * dayMs);
    const slot = this.sweeps % beatSlots;
    this.sweeps += 1;
    const news = textFrame(encode({ tipo: 'latido', ultimo_id: this.ring.newestId }));
    const pingAndNews = Buffer.concat([beatPing, news]);
    for (const [connection, mine] of this.connections) {
      if (mine === slot) connection.beat(beatPing, pingAndNews);
      connection.sweep(now);
    }
  }
}
