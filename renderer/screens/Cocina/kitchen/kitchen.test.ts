import { beforeEach, expect, test } from 'vitest';
import type { Perform } from '../../../actions/performer';
import { ApiFailure } from '../../../api/failure';
import type { KeyValueStorage } from '../../../platform/storage';
import { createAppStore, type AppStore } from '../../../stores/appStore';
import { createFakeClock, type FakeClock } from '../../../testing/fakeClock';
import { pedidoOf } from '../../../testing/rows';
import { createKitchen, undoMs, type Kitchen } from './kitchen';

let app: AppStore;
let clock: FakeClock;
let storage: KeyValueStorage;
let kitchen: Kitchen;
/** What was asked of the server, as "order to state". */
let asked: string[];
/** Why the server refuses, if it does. */
let failure: ApiFailure | null;

const perform: Perform = (_name, args) => {
  const { id, estado } = args as { id: number; estado: 'LISTO' | 'EN_PREPARACION' };
  asked.push(`${id} ${estado}`);
  if (failure !== null) return Promise.resolve({ ok: false, error: failure });
  app.getState().putPedido(approved(id, { estado }), asked.length + 1);
  return Promise.resolve({ ok: true, queued: true, value: null });
};

function memoryStorage(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

const approved = (id: number, change: Parameters<typeof pedidoOf>[1] = {}) =>
  pedidoOf(id, {
    estado: 'EN_PREPARACION',
    fecha_aprobacion: '2025-01-01T12:01:00.000Z',
    ...change,
  });

function openScreen(): Kitchen {
  return createKitchen({ app, perform, clock, storage });
}
const memoryOf = (id: number) => kitchen.store.getState().memories.get(id);
const ghostIds = () => kitchen.store.getState().ghosts.map(({ id }) => id);

beforeEach(() => {
  app = createAppStore();
  clock = createFakeClock(Date.UTC(2025, 0, 1, 12, 5));
  storage = memoryStorage();
  asked = [];
  failure = null;
  kitchen = openScreen();
  kitchen.start();
  app.getState().setSyncStatus('ready');
});

test('an order that comes while the screen is open asks to be touched, until it is', () => {
  app.getState().putPedido(approved(1), 1);
  expect(memoryOf(1)?.fresh).toBe(true);
  kitchen.touch(1);
  expect(memoryOf(1)?.fresh).toBe(false);
});

test('nothing is noted before everything was loaded', () => {
  const other = createAppStore();
  const early = createKitchen({ app: other, perform, clock, storage: memoryStorage() });
  early.start();
  other.getState().putPedido(approved(1), 1);
  expect(early.store.getState().memories.size).toBe(0);
});

test('strokes and touches outlive a reload of the page', () => {
  app.getState().putPedido(approved(1), 1);
  kitchen.touch(1);
  kitchen.strike(1, 10);
  kitchen = openScreen();
  expect(memoryOf(1)).toMatchObject({ fresh: false, struck: [10] });
});

test('a second tap takes a stroke back', () => {
  app.getState().putPedido(approved(1), 1);
  kitchen.strike(1, 10);
  kitchen.strike(1, 10);
  expect(memoryOf(1)?.struck).toEqual([]);
});

test('an order that came while the page was closed is new on the next one', () => {
  app.getState().putPedido(approved(1), 1);
  kitchen = openScreen();
  app.getState().putPedido(approved(2), 2);
  const heard: number[] = [];
  kitchen.listen({ arrived: (pedidos) => heard.push(...pedidos.map(({ id }) => id)) });
  kitchen.start();
  expect(heard).toEqual([2]);
});

test('a finished order keeps its place for the time of the undo', async () => {
  app.getState().putPedido(approved(1), 1);
  await kitchen.finish(1, 320);
  expect(asked).toEqual(['1 LISTO']);
  expect(kitchen.store.getState().ghosts).toMatchObject([{ id: 1, heightPx: 320 }]);
  await clock.advance(undoMs - 1);
  expect(ghostIds()).toEqual([1]);
  await clock.advance(1);
  expect(ghostIds()).toEqual([]);
});

test('undoing puts the order back, as one that came back', async () => {
  app.getState().putPedido(approved(1), 1);
  await kitchen.finish(1, 320);
  expect(await kitchen.recall(1)).toBe(true);
  expect(asked).toEqual(['1 LISTO', '1 EN_PREPARACION']);
  expect(ghostIds()).toEqual([]);
  expect(memoryOf(1)?.recalled).toBe(true);
  await clock.advance(undoMs);
});

test('an order that could not be finished stays a card', async () => {
  app.getState().putPedido(approved(1), 1);
  failure = new ApiFailure('http', { status: 409, mensaje: 'Ya fue cancelado.' });
  await kitchen.finish(1, 320);
  expect(ghostIds()).toEqual([]);
  expect(app.getState().pedidos.get(1)?.estado).toBe('EN_PREPARACION');
});

test('an order the server does not know leaves the board instead of staying for ever', async () => {
  app.getState().putPedido(approved(1), 1);
  failure = new ApiFailure('http', { status: 404, mensaje: 'No existe.' });
  await kitchen.finish(1, 320);
  expect(app.getState().pedidos.has(1)).toBe(false);
});

test('a cancelled order stays until it is dismissed, also after a reload', () => {
  app.getState().putPedido(approved(1), 1);
  app.getState().putPedido(approved(1, { estado: 'CANCELADO' }), 2);
  expect(memoryOf(1)?.gone).toBe(true);
  kitchen = openScreen();
  kitchen.start();
  expect(memoryOf(1)?.gone).toBe(true);
  kitchen.dismiss(1);
  kitchen = openScreen();
  kitchen.start();
  expect(memoryOf(1)?.gone).toBe(false);
});

test('whether single keys work is kept on this screen', () => {
  kitchen.setKeysOn(false);
  expect(openScreen().store.getState().keysOn).toBe(false);
});

test('a screen whose memory is damaged starts anew', () => {
  storage.setItem('campana.cocina', '{"memories":[[1,{"fresh":"yes"}]],"keysOn":true}');
  expect(openScreen().store.getState().memories.size).toBe(0);
});

test('a stopped screen leaves no timer behind', async () => {
  app.getState().putPedido(approved(1), 1);
  const stop = kitchen.start();
  await kitchen.finish(1, 320);
  stop();
  expect(clock.pending()).toBe(0);
});
