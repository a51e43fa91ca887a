import type { HolaFrame } from '../../shared/protocol/client';
import { heartbeatMs } from '../../shared/protocol/limits';
import type { ControlFrame } from '../../shared/protocol/server';
import { Subscriber, type SubscriberSocket } from '../core/subscriber';
import type { Caller } from '../ports';
import type { GatewayDeps } from './gateway';
import type { InboundMeter } from './inbound';

/** What an open session asks of its connection. */
export interface SessionHost {
  socket: SubscriberSocket;
  meter: InboundMeter;
  send(frame: ControlFrame): void;
  /** The token has ended. */
  expired(): void;
}

/** A connection whose caller is known: what it may see, from where on, and until when. */
export class OpenSession {
  readonly subscriber: Subscriber;

  constructor(
    public caller: Caller,
    private readonly deps: GatewayDeps,
    private readonly host: SessionHost,
  ) {
    this.subscriber = new Subscriber(
      { role: caller.role, branchId: caller.branchId },
      host.socket,
      deps.ring,
      deps.subscriberLimits,
      {
        now: () => deps.clock.now(),
        expired: () => host.expired(),
        expectAnswer: (event) => host.meter.expect(event.id, event.tipo),
      },
      caller.expiresAt,
    );
  }

  /** Greets the screen. */
  welcome(): void {
    this.host.send({
      tipo: 'bienvenida',
      usuario_id: this.caller.userId,
      rol: this.caller.role,
      sucursal_id: this.caller.branchId,
      ultimo_id: this.deps.ring.newestId,
      latido_ms: heartbeatMs,
    });
  }

  /** Starts to deliver: from now on, or first everything after `desde`. */
  deliverFrom(desde: HolaFrame['desde']): void {
    if (desde === undefined) this.subscriber.startLive();
    else if (desde <= this.deps.ring.newestId) this.resume(desde);
    // Another broker on the same database may have shown it already; a moment later we know it, too.
    else void this.deps.readLog().then(() => this.resume(desde));
  }

  private resume(desde: number): void {
    const { ring, telemetry } = this.deps;
    if (ring.canResumeFrom(desde)) {
      telemetry.resumed('caught_up');
      this.subscriber.startAfter(desde, (id) => this.host.send({ tipo: 'al_dia', id }));
    } else {
      telemetry.resumed('reset');
      const motivo =
        desde > ring.newestId
          ? 'El servidor no tiene ese evento; cargue el estado actual.'
          : 'Lo que falta ya no se conserva; cargue el estado actual.';
      this.host.send({ tipo: 'reinicio', motivo, ultimo_id: ring.newestId });
      this.subscriber.startLive();
    }
  }

  /** Takes the caller of a renewed token, or says why it cannot be taken. */
  renew(renewed: Caller): 'renewed' | 'other-person' | 'other-standing' {
    if (renewed.owner !== this.caller.owner) return 'other-person';
    const { role, branchId } = this.caller;
    if (renewed.role !== role || renewed.branchId !== branchId) return 'other-standing';
    this.caller = renewed;
    this.subscriber.expiresAt = renewed.expiresAt;
    return 'renewed';
  }
}
