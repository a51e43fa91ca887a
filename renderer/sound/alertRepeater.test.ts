import { beforeEach, expect, test } from 'vitest';
import { createAppStore, type AppStore } from '../stores/appStore';
import { createFakeClock, type FakeClock } from '../testing/fakeClock';
import { alertaOf } from '../testing/rows';
import { startAlertRepeater } from './alertRepeater';

let store: AppStore;
let clock: FakeClock;
let played: string[];
let spoken: number[];
let stop: () => void;

beforeEach(() => {
  store = createAppStore();
  clock = createFakeClock();
  played = [];
  spoken = [];
  stop = startAlertRepeater({
    store,
    player: { play: (kind, options) => played.push(options?.loud ? `${kind} loud` : kind) },
    clock,
    onLoud: ({ id }) => spoken.push(id),
  });
});

const put = (...args: Parameters<typeof alertaOf>) => {
  store.getState().putAlerta(alertaOf(...args), 1);
};

test('an unread alert sounds at once and every 20 s until it is read', async () => {
  put(1);
  expect(played).toEqual(['alerta_normal']);
  await clock.advance(40_000);
  expect(played).toHaveLength(3);
  put(1, { leida: true });
  await clock.advance(60_000);
  expect(played).toHaveLength(3);
  expect(clock.pending()).toBe(0);
});

test('the most urgent unread alert decides the sound', async () => {
  put(1);
  put(2, { prioridad: 'urgente' });
  put(2, { prioridad: 'urgente', leida: true });
  await clock.advance(20_000);
  expect(played).toEqual(['alerta_normal', 'alerta_urgente', 'alerta_normal']);
});

test('an urgent alert gets loud, and is read aloud, after a minute', async () => {
  put(3, { prioridad: 'urgente' });
  await clock.advance(60_000);
  expect(played).toEqual([
    'alerta_urgente',
    'alerta_urgente',
    'alerta_urgente',
    'alerta_urgente loud',
  ]);
  expect(spoken).toEqual([3]);
});

test('nothing sounds after it was stopped', async () => {
  put(1);
  stop();
  put(2);
  await clock.advance(60_000);
  expect(played).toHaveLength(1);
  expect(clock.pending()).toBe(0);
});
