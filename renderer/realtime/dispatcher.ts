import type { CampanaEvent, EventType } from '../../shared/protocol/events';
import type { Clock } from '../platform/clock';
import { createEventLog, type EventLog } from './eventLog';

/** Hears events of one type. */
export type EventListener<T extends EventType = EventType> = (event: CampanaEvent<T>) => void;

/** How a listener takes part: an `essential` one decides whether the event counts as shown. */
export interface SubscribeOptions {
  essential?: boolean;
}

/** In-process publish/subscribe between the socket and everything that cares. */
export interface Dispatcher {
  /**
   * Hands the event to every listener in the order they subscribed. A listener that throws is reported
   * and the others still hear it. Answers why an essential listener failed, or null.
   */
  publish(event: CampanaEvent): string | null;
  subscribe<T extends EventType>(
    tipo: T,
    listener: EventListener<T>,
    options?: SubscribeOptions,
  ): () => void;
  subscribeAll(listener: EventListener, options?: SubscribeOptions): () => void;
  /** The last 1000 events, for the monitor. */
  log(): EventLog;
}

interface Subscriber {
  tipo: EventType | null;
  listener: EventListener;
  essential: boolean;
}

/** What the dispatcher needs: where to report a listener's failure, and the time. */
export interface DispatcherOptions {
  report: (error: unknown, event: CampanaEvent) => void;
  clock: Clock;
  /** Runs something before the next frame is painted; answers how to cancel it. */
  nextFrame: (run: () => void) => () => void;
}

/** Creates a dispatcher without listeners. */
export function createDispatcher({ report, clock, nextFrame }: DispatcherOptions): Dispatcher {
  const subscribers = new Set<Subscriber>();
  const log = createEventLog(nextFrame);
  const waiting: CampanaEvent[] = [];
  let busy = false;

  function add(subscriber: Subscriber): () => void {
    subscribers.add(subscriber);
    return () => subscribers.delete(subscriber);
  }

  function deliver(event: CampanaEvent): string | null {
    log.append({ event, receivedAt: clock.now() });
    let failure: string | null = null;
    for (const { tipo, listener, essential } of [...subscribers]) {
      if (tipo !== null && tipo !== event.tipo) continue;
      try {
        listener(event);
      } catch (error) {
        report(error, event);
        if (essential) failure ??= error instanceof Error ? error.message : String(error);
      }
    }
    return failure;
  }

  return {
    publish(event) {
      // An event published by a listener waits its turn, so that everyone hears them in the same order.
      if (busy) {
        waiting.push(event);
        return null;
      }
      busy = true;
      const failure = deliver(event);
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) deliver(next);
      busy = false;
      return failure;
    },
    subscribe<T extends EventType>(
      tipo: T,
      listener: EventListener<T>,
      options: SubscribeOptions = {},
    ) {
      // Sound because `deliver` compares `tipo` before it calls.
      return add({
        tipo,
        listener: listener as EventListener,
        essential: options.essential ?? false,
      });
    },
    subscribeAll: (listener, options = {}) =>
      add({ tipo: null, listener, essential: options.essential ?? false }),
    log: () => log,
  };
}
