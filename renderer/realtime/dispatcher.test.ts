import { beforeEach, describe, expect, test } from 'vitest';
import type { CampanaEvent } from '../../shared/protocol/events';
import { createFakeClock } from '../testing/fakeClock';
import { createDispatcher, type Dispatcher } from './dispatcher';

let reported: unknown[];
let frames: (() => void)[];
let dispatcher: Dispatcher;

beforeEach(() => {
  reported = [];
  frames = [];
  dispatcher = createDispatcher({
    report: (error) => reported.push(error),
    clock: createFakeClock(),
    nextFrame(run) {
      frames.push(run);
      return () => {
        frames = frames.filter((frame) => frame !== run);
      };
    },
  });
});

const pedido = (id: number): CampanaEvent => ({
  tipo: 'pedido_creado',
  pedido_id: id,
  id,
  fecha: '2025-01-01T00:00:00.000Z',
});
const leida: CampanaEvent = {
  tipo: 'alerta_leida',
  alerta_id: 1,
  id: 9,
  fecha: '2025-01-01T00:00:00.000Z',
};

describe('listeners', () => {
  test('hear their own type only, in the order they subscribed', () => {
    const heard: string[] = [];
    dispatcher.subscribe('pedido_creado', () => heard.push('first'));
    dispatcher.subscribeAll(({ tipo }) => heard.push(`all ${tipo}`));
    dispatcher.subscribe('pedido_creado', () => heard.push('last'));
    dispatcher.publish(pedido(1));
    dispatcher.publish(leida);
    expect(heard).toEqual(['first', 'all pedido_creado', 'last', 'all alerta_leida']);
  });

  test('one that throws is reported and does not silence the others', () => {
    const heard: number[] = [];
    const failure = new Error('broken');
    dispatcher.subscribeAll(() => {
      throw failure;
    });
    dispatcher.subscribeAll(({ id }) => heard.push(id));
    expect(dispatcher.publish(pedido(1))).toBeNull();
    expect(heard).toEqual([1]);
    expect(reported).toEqual([failure]);
  });

  test('an essential one that throws makes the event count as not shown', () => {
    dispatcher.subscribeAll(
      () => {
        throw new Error('no room');
      },
      { essential: true },
    );
    expect(dispatcher.publish(pedido(1))).toBe('no room');
  });

  test('hear nothing after they were disposed of, and the others go on', () => {
    const heard: string[] = [];
    const stop = dispatcher.subscribeAll(() => heard.push('a'));
    dispatcher.subscribeAll(() => heard.push('b'));
    stop();
    dispatcher.publish(pedido(1));
    expect(heard).toEqual(['b']);
  });

  test('that publish themselves do not break the order others see', () => {
    const heard: number[] = [];
    dispatcher.subscribe('pedido_creado', ({ id }) => {
      if (id === 1) dispatcher.publish(pedido(2));
    });
    dispatcher.subscribeAll(({ id }) => heard.push(id));
    dispatcher.publish(pedido(1));
    expect(heard).toEqual([1, 2]);
  });
});

describe('the log', () => {
  test('keeps the last thousand, oldest first', () => {
    for (let id = 1; id <= 2_345; id += 1) dispatcher.publish(pedido(id));
    const entries = dispatcher.log().entries();
    expect(entries).toHaveLength(1_000);
    expect(entries[0]?.event.id).toBe(1_346);
    expect(entries.at(-1)?.event.id).toBe(2_345);
    expect(dispatcher.log().latest()?.event.id).toBe(2_345);
    expect(dispatcher.log().total()).toBe(2_345);
  });

  test('answers the same list until something was added', () => {
    dispatcher.publish(pedido(1));
    const before = dispatcher.log().entries();
    expect(dispatcher.log().entries()).toBe(before);
    dispatcher.publish(pedido(2));
    expect(dispatcher.log().entries()).not.toBe(before);
  });

  test('tells its listeners once per frame, however many events came', () => {
    let told = 0;
    const stop = dispatcher.log().subscribe(() => (told += 1));
    for (let id = 1; id <= 500; id += 1) dispatcher.publish(pedido(id));
    expect(frames).toHaveLength(1);
    for (const frame of frames.splice(0)) frame();
    expect(told).toBe(1);
    dispatcher.publish(pedido(501));
    stop();
    expect(frames).toHaveLength(0);
  });
});
