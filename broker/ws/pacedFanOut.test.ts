import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoggedEvent } from '../../db/eventLog';
import type { CampanaEvent } from '../../shared/protocol/events';
import { PacedFanOut } from './pacedFanOut';

function logged(id: number, urgent = false): LoggedEvent {
  const event = urgent
    ? { tipo: 'alerta_cocina', id, prioridad: 'urgente' }
    : { tipo: 'pedido_aprobado', id };
  return {
    id,
    tipo: event.tipo as LoggedEvent['tipo'],
    sucursalId: 1,
    storedAt: new Date(0),
    event: event as unknown as CampanaEvent,
  };
}

/** A fan-out whose rounds take `roundMs`; what went out together is one entry. */
function setUp(roundMs: number) {
  const rounds: number[][] = [];
  const fanOut = new PacedFanOut((arrivals) => {
    rounds.push(arrivals.flatMap(({ events }) => events.map(({ id }) => id)));
    vi.setSystemTime(Date.now() + roundMs);
  }, Date.now);
  let next = 0;
  const add = (count = 1, urgent = false): void => {
    const events = Array.from({ length: count }, () => logged((next += 1), urgent));
    fanOut.add(events, 'own');
  };
  return { rounds, fanOut, add };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('PacedFanOut', () => {
  it('waits for no timer where nothing has just gone out', () => {
    const { rounds, add } = setUp(8);
    add();
    vi.advanceTimersByTime(0);
    expect(rounds).toEqual([[1]]);
    vi.advanceTimersByTime(20);
    add();
    vi.advanceTimersByTime(0);
    expect(rounds).toEqual([[1], [2]]);
  });

  it('gathers what comes while it rests for as long as the last round took', () => {
    const { rounds, add } = setUp(8);
    add();
    vi.advanceTimersByTime(0);
    add();
    add(2);
    vi.advanceTimersByTime(7);
    expect(rounds).toEqual([[1]]);
    vi.advanceTimersByTime(1);
    expect(rounds).toEqual([[1], [2, 3, 4]]);
  });

  it('rests no longer than a screen may wait, however long a round took', () => {
    const { rounds, add } = setUp(400);
    add();
    vi.advanceTimersByTime(0);
    add();
    vi.advanceTimersByTime(25);
    expect(rounds).toEqual([[1], [2]]);
  });

  it('sends what is urgent at once, and what waits before it', () => {
    const { rounds, add } = setUp(8);
    add();
    vi.advanceTimersByTime(0);
    add();
    add(1, true);
    expect(rounds).toEqual([[1], [2, 3]]);
  });

  it('sends everything once and in order, whatever comes when', () => {
    const step = fc.record({
      events: fc.integer({ min: 1, max: 3 }),
      urgent: fc.boolean(),
      flush: fc.boolean(),
      thenMs: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: 0, max: 40 }), (steps, roundMs) => {
        const { rounds, fanOut, add } = setUp(roundMs);
        let added = 0;
        for (const { events, urgent, flush, thenMs } of steps) {
          add(events, urgent);
          added += events;
          if (flush) fanOut.flush();
          vi.advanceTimersByTime(thenMs);
        }
        fanOut.close();
        vi.runAllTimers();
        expect(rounds.flat()).toEqual(Array.from({ length: added }, (_, index) => index + 1));
      }),
    );
  });
});
