import { beforeEach, expect, test } from 'vitest';
import type { CampanaEvent } from '../../shared/protocol/events';
import { handleEvent } from '../handlers';
import { selectUnreadAlertas } from '../stores/alertasSlice';
import { createAppStore, type AppStore } from '../stores/appStore';
import { createFakeClock, type FakeClock } from '../testing/fakeClock';
import { alertaOf, briefOf, pedidoOf } from '../testing/rows';
import { applySnapshot, type Snapshot } from './snapshot';
import { createSynchronizer, type Synchronizer } from './synchronizer';

const fecha = '2025-01-01T12:05:00.000Z';

let store: AppStore;
let clock: FakeClock;
let answers: { resolve: (snapshot: Snapshot) => void; reject: (error: Error) => void }[];
let synchronizer: Synchronizer;

const state = () => store.getState();
const snapshotOf = (change: Partial<Snapshot>): Snapshot => ({
  pedidos: [],
  vouchers: [],
  alertas: [],
  refills: [],
  conversaciones: [],
  borradores: [],
  salidas: [],
  insumos: [],
  productos: [],
  sucursales: [],
  ...change,
});

beforeEach(() => {
  store = createAppStore();
  clock = createFakeClock();
  answers = [];
  synchronizer = createSynchronizer({
    load: () =>
      new Promise((resolve, reject) => {
        answers.push({ resolve, reject });
      }),
    apply: (snapshot, asOf) => {
      applySnapshot(state(), snapshot, asOf);
    },
    handle,
    setStatus: (status) => {
      state().setSyncStatus(status);
    },
    clock,
    random: () => 0,
  });
});

function handle(event: CampanaEvent): void {
  handleEvent(event, {
    state,
    complete: {
      pedido: () => undefined,
      voucher: () => undefined,
      catalog: () => undefined,
      conversacion: () => undefined,
      borrador: () => undefined,
    },
  });
}

/** An event arrives, as the app hears it. */
function arrive(event: CampanaEvent): void {
  synchronizer.note(event);
  handle(event);
}

async function answer(at: number, snapshot: Snapshot): Promise<void> {
  answers[at]!.resolve(snapshot);
  await clock.advance(0);
}

test('an order that moved while the lists were loading is shown where it is now', async () => {
  synchronizer.load(100);
  const approved = pedidoOf(50, { estado: 'EN_PREPARACION' });
  arrive({ tipo: 'pedido_aprobado', pedido_id: 50, pedido: briefOf(approved), id: 101, fecha });
  await answer(0, snapshotOf({ pedidos: [pedidoOf(50)] }));
  expect(state().pedidos.get(50)).toMatchObject({ estado: 'EN_PREPARACION', telefono: '999' });
  expect(state().syncStatus).toBe('ready');
});

test('an alert read while the lists were loading does not come back unread', async () => {
  synchronizer.load(100);
  arrive({ tipo: 'alerta_leida', alerta_id: 9, usuario_nombre: 'Rosa', id: 101, fecha });
  await answer(0, snapshotOf({ alertas: [alertaOf(9)] }));
  expect(selectUnreadAlertas(state())).toEqual([]);
});

test('what appeared while the lists were loading is there although no list has it', async () => {
  synchronizer.load(100);
  arrive({ tipo: 'pedido_creado', pedido_id: 51, pedido: briefOf(pedidoOf(51)), id: 101, fecha });
  expect(state().pedidos.has(51)).toBe(true);
  await answer(0, snapshotOf({ pedidos: [pedidoOf(50)] }));
  expect([...state().pedidos.keys()].sort()).toEqual([50, 51]);
});

test('what the server no longer lists is gone', async () => {
  state().loadAlertas([alertaOf(1)], 5);
  synchronizer.load(100);
  await answer(0, snapshotOf({ alertas: [alertaOf(2)] }));
  expect([...state().alertas.keys()]).toEqual([2]);
});

test('a load that was overtaken by another one is ignored', async () => {
  synchronizer.load(100);
  synchronizer.load(200);
  await answer(1, snapshotOf({ alertas: [alertaOf(2)] }));
  await answer(0, snapshotOf({ alertas: [alertaOf(1)] }));
  expect([...state().alertas.keys()]).toEqual([2]);
});

test('a failed load is tried again, with the events of the whole time on top', async () => {
  synchronizer.load(100);
  arrive({ tipo: 'alerta_leida', alerta_id: 9, id: 101, fecha });
  answers[0]!.reject(new Error('away'));
  await clock.advance(0);
  expect(state()).toMatchObject({ syncStatus: 'failed', everLoaded: false });
  await clock.advance(1_000);
  await answer(1, snapshotOf({ alertas: [alertaOf(9)] }));
  expect(selectUnreadAlertas(state())).toEqual([]);
  expect(state()).toMatchObject({ syncStatus: 'ready', everLoaded: true });
});

test('a cancelled load changes nothing and leaves no timer', async () => {
  synchronizer.load(100);
  synchronizer.cancel();
  await answer(0, snapshotOf({ alertas: [alertaOf(9)] }));
  expect(state().alertas.size).toBe(0);
  expect(clock.pending()).toBe(0);
});
