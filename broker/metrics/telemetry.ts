import { Counter, Histogram, Registry } from 'prom-client';
import type { EventType } from '../../shared/protocol/events';

/** Bounds of the latency histograms, in seconds: from a write on loopback to a screen that was asleep. */
const secondsBounds = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
];

/** Why something was sent a second time. */
export type Repetition = 'unconfirmed' | 'unread';

/**
 * What the broker counts about itself while it works. Each call is a step of the work that happened;
 * there is none per delivery, only per event, per answer of a screen and per connection, so that
 * counting costs the fast path nothing that can be measured.
 */
export class Telemetry {
  readonly registry = new Registry();
  private readonly events = new Counter({
    name: 'campana_events_total',
    help: 'Events passed on to the screens, by type, whoever stored them.',
    labelNames: ['tipo'],
    registers: [this.registry],
  });
  private readonly deliveries = new Counter({
    name: 'campana_deliveries_total',
    help: 'Events offered to sockets: one for each event and screen that may see it.',
    registers: [this.registry],
  });
  private readonly commitToSend = new Histogram({
    name: 'campana_commit_to_send_seconds',
    help: 'From the moment this broker knows of the commit until the event was written to every socket that keeps up.',
    buckets: secondsBounds,
    registers: [this.registry],
  });
  private readonly sendToAck = new Histogram({
    name: 'campana_send_to_ack_seconds',
    help: 'From sending a critical event to a screen until that screen confirmed it.',
    buckets: secondsBounds,
    registers: [this.registry],
  });
  private readonly nacks = new Counter({
    name: 'campana_nacks_total',
    help: 'Critical events that a screen said it could not show.',
    registers: [this.registry],
  });
  private readonly redeliveries = new Counter({
    name: 'campana_redeliveries_total',
    help: 'Events sent again by this broker: because no screen confirmed them, or nobody read them.',
    labelNames: ['reason'],
    registers: [this.registry],
  });
  private readonly escalations = new Counter({
    name: 'campana_escalations_total',
    help: 'Alerts that this broker took to the admins.',
    registers: [this.registry],
  });
  private readonly closes = new Counter({
    name: 'campana_socket_closes_total',
    help: 'Sockets that closed, by close code; 1006 is a connection that broke.',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly resumes = new Counter({
    name: 'campana_resumes_total',
    help: 'Screens that came back with "desde", by whether they could be given what they missed.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  /** An event was offered to `screens` sockets, `seconds` after its commit. */
  sent(tipo: EventType, screens: number, seconds: number): void {
    this.events.inc({ tipo });
    this.deliveries.inc(screens);
    this.commitToSend.observe(seconds);
  }

  /** A screen confirmed a critical event, `seconds` after it was last sent to it. */
  confirmed(seconds: number): void {
    this.sendToAck.observe(seconds);
  }

  /** A screen said that it could not show an event. */
  refused(): void {
    this.nacks.inc();
  }

  /** An event was sent again. */
  repeated(reason: Repetition): void {
    this.redeliveries.inc({ reason });
  }

  /** Alerts were taken to the admins. */
  escalated(alerts: number): void {
    this.escalations.inc(alerts);
  }

  /** A socket closed. */
  closed(code: number): void {
    this.closes.inc({ code });
  }

  /** A screen came back with `desde`. */
  resumed(outcome: 'caught_up' | 'reset'): void {
    this.resumes.inc({ outcome });
  }
}
