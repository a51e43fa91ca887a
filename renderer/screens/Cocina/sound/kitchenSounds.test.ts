import { beforeEach, expect, test } from 'vitest';
import type { Pedido } from '../../../../shared/api/pedidos';
import { createAppStore, type AppStore } from '../../../stores/appStore';
import { createFakeClock, type FakeClock } from '../../../testing/fakeClock';
import { alertaOf, pedidoOf } from '../../../testing/rows';
import { createKitchen, type Kitchen } from '../kitchen/kitchen';
import { itemOf } from '../testing/kitchenRows';
import { lateLookMs, sayAfterMs, startKitchenSounds } from './kitchenSounds';

let app: AppStore;
let clock: FakeClock;
let kitchen: Kitchen;
let played: string[];
let said: number[];
let stop: () => void;

const noon = Date.UTC(2025, 0, 1, 12);
const minuteMs = 60_000;

beforeEach(() => {
  app = createAppStore();
  clock = createFakeClock(noon);
  kitchen = createKitchen({
    app,
    perform: () => Promise.reject(new Error('Nothing is to be done here.')),
    clock,
    storage: null,
  });
  played = [];
  said = [];
  stop = startKitchenSounds({
    app,
    kitchen,
    player: { play: (kind, options) => played.push(options?.loud ? `${kind} loud` : kind) },
    clock,
    say: ({ id }) => said.push(id),
  });
  kitchen.start();
  app.getState().setSyncStatus('ready');
});

let version = 0;
function put(id: number, change: Partial<Pedido> = {}): void {
  version += 1;
  const fecha_aprobacion = new Date(clock.now()).toISOString();
  app
    .getState()
    .putPedido(pedidoOf(id, { estado: 'EN_PREPARACION', fecha_aprobacion, ...change }), version);
}

function ask(id: number): void {
  app.getState().addRefill(
    {
      id,
      insumo_id: 1,
      insumo: 'Papas',
      cantidad: 2,
      pedido_id: null,
      sucursal_id: 1,
      usuario_solicita: 3,
      usuario_solicita_nombre: 'Ana',
      fecha_solicitud: '2025-01-01T12:00:00.000Z',
    },
    1,
  );
}

test('a new order, a cancellation and a refill request each have a sound of their own', () => {
  put(1);
  put(1, { estado: 'CANCELADO' });
  ask(1);
  expect(played).toEqual(['pedido_nuevo', 'cancelado', 'refill']);
});

test('requests the screen starts with are no news, later ones are', () => {
  stop();
  app = createAppStore();
  ask(1);
  stop = startKitchenSounds({
    app,
    kitchen,
    player: { play: (kind) => played.push(kind) },
    clock,
    say: () => undefined,
  });
  app.getState().setSyncStatus('ready');
  expect(played).toEqual([]);
  ask(2);
  expect(played).toEqual(['refill']);
});

test('an attended request is silent, the next one sounds', () => {
  ask(1);
  const attention = { atendido_por: 4, atendido_por_nombre: 'Rosa', fecha_atencion: '' };
  app.getState().markRefillAttended(1, attention, 2);
  ask(2);
  expect(played).toEqual(['refill', 'refill']);
});

test('a screen limited to a station hears only of its orders', () => {
  app.getState().setPreferences({ estaciones: ['bebidas'] });
  put(1, { items: [itemOf(1, 'Lomo', { estacion: 'parrilla' })] });
  expect(played).toEqual([]);
  put(2, { items: [itemOf(2, 'Chicha', { estacion: 'bebidas' })] });
  expect(played).toEqual(['pedido_nuevo']);
});

test('an order sounds once when it becomes late, not before and not again', async () => {
  put(1);
  await clock.advance(12 * minuteMs - lateLookMs);
  expect(played).toEqual(['pedido_nuevo']);
  await clock.advance(2 * lateLookMs);
  expect(played).toEqual(['pedido_nuevo', 'tarde']);
  await clock.advance(10 * minuteMs);
  expect(played).toEqual(['pedido_nuevo', 'tarde']);
});

test('an order that was late already when the screen opened does not sound', async () => {
  stop();
  const fecha_aprobacion = new Date(noon - 30 * minuteMs).toISOString();
  put(1, { fecha_aprobacion });
  played = [];
  stop = startKitchenSounds({
    app,
    kitchen,
    player: { play: (kind) => played.push(kind) },
    clock,
    say: () => undefined,
  });
  await clock.advance(3 * lateLookMs);
  expect(played).toEqual([]);
});

test('an urgent alert nobody reads gets loud after a minute and is then read aloud', async () => {
  app.getState().putAlerta(alertaOf(1, { prioridad: 'urgente' }), 1);
  await clock.advance(59_000);
  expect(said).toEqual([]);
  await clock.advance(1_000 + sayAfterMs);
  expect(played.at(-1)).toBe('alerta_urgente loud');
  expect(said).toEqual([1]);
});

test('an alert that is read during its chime is not read aloud any more', async () => {
  app.getState().putAlerta(alertaOf(1, { prioridad: 'urgente' }), 1);
  await clock.advance(60_000);
  app.getState().putAlerta(alertaOf(1, { prioridad: 'urgente', leida: true }), 2);
  await clock.advance(minuteMs);
  expect(said).toEqual([]);
});

test('stopped sounds leave no timer behind', async () => {
  app.getState().putAlerta(alertaOf(1, { prioridad: 'urgente' }), 1);
  await clock.advance(60_000);
  stop();
  expect(clock.pending()).toBe(0);
});
