import { beforeEach, expect, test } from 'vitest';
import type { SessionUser } from '../../shared/api/auth';
import { createMemoryStorage } from '../offline/memoryStorage';
import { leaseTabLock } from '../offline/tabLock';
import { createAppStore, type AppStore } from '../stores/appStore';
import { createFakeClock, type FakeClock } from '../testing/fakeClock';
import { approve } from '../testing/outboxWorld';
import { createAppOutbox, type AppOutbox } from './outbox';

const rosa: SessionUser = { id: 3, nombre: 'Rosa', rol: 'ATENCION', sucursal_id: 1 };
const ana: SessionUser = { ...rosa, id: 4, nombre: 'Ana' };

let clock: FakeClock;
let store: AppStore;
let outbox: AppOutbox;
let sent: string[];

beforeEach(() => {
  clock = createFakeClock();
  store = createAppStore();
  sent = [];
  const storage = createMemoryStorage();
  outbox = createAppOutbox({
    store,
    storage,
    clock,
    lock: leaseTabLock(storage, clock, 'tab'),
    channel: null,
    random: () => 0,
    report: (error) => {
      throw error;
    },
    serverUrl: 'http://broker',
    run(_wish, key, usuarioId) {
      sent.push(`${usuarioId} ${key}`);
      return Promise.resolve(null);
    },
    tellRefused: () => undefined,
  });
  store.getState().setUsuario(rosa);
});

const offline = () => {
  store.getState().setConnection({ kind: 'sin_conexion', since: 0, attempt: 1, stopped: null });
};
const online = () => {
  store.getState().setConnection({ kind: 'conectado', since: 0 });
};

test('the queue is sent after the screen has caught up, not before', async () => {
  offline();
  await outbox.add(approve(50), 'k1');
  await clock.advance(0);
  expect(store.getState().queue.map(({ actionKey }) => actionKey)).toEqual([
    'approvePedido:pedido:50',
  ]);
  store.getState().setSyncStatus('loading');
  online();
  await clock.advance(60_000);
  expect(sent).toEqual([]);
  store.getState().setSyncStatus('ready');
  await clock.advance(0);
  expect(sent).toEqual(['3 k1']);
  expect(store.getState().queue).toEqual([]);
});

test('what somebody else left is shown apart, with a name, and sent for its owner only', async () => {
  store.getState().setSyncStatus('ready');
  offline();
  await outbox.add(approve(50), 'k1');
  await outbox.add(approve(51), 'k2');
  store.getState().setUsuario(ana);
  online();
  await clock.advance(60_000);
  expect(store.getState().queue).toEqual([]);
  expect(store.getState().foreignQueues).toEqual([{ usuarioId: 3, nombre: 'Rosa', count: 2 }]);
  expect(sent).toEqual([]);
  store.getState().setUsuario(rosa);
  await clock.advance(0);
  expect(sent).toEqual(['3 k1', '3 k2']);
  expect(store.getState().foreignQueues).toEqual([]);
});
