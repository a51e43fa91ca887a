import { beforeEach, expect, test } from 'vitest';
import type { Prioridad } from '../../../../shared/api/alertas';
import { selectOpenAlertas } from '../../../stores/alertasSlice';
import { createAppStore, type AppStore } from '../../../stores/appStore';
import type { QueuedAction } from '../../../stores/queueSlice';
import { alertaOf } from '../../../testing/rows';
import { centralAlert } from './centralAlert';

let store: AppStore;
beforeEach(() => {
  store = createAppStore();
});

const nobody: ReadonlySet<number> = new Set();
const put = (id: number, prioridad: Prioridad) => {
  store.getState().putAlerta(alertaOf(id, { prioridad }), 1);
};
const open = () => selectOpenAlertas(store.getState());

/** Marks an alert as read while the server cannot be reached. */
function readOffline(id: number): void {
  const action: QueuedAction = {
    key: `key-${id}`,
    wish: { name: 'readAlerta', args: { id } },
    actionKey: `readAlerta:alerta:${id}`,
    subject: `alerta:${id}`,
    createdAt: Date.UTC(2025, 0, 1, 12),
    attempted: false,
    effect: { table: 'alertas', id },
  };
  store.getState().setQueue([...store.getState().queue, action], []);
}

test('the first urgent alert takes the middle, and only one', () => {
  put(1, 'alta');
  put(2, 'urgente');
  put(3, 'urgente');
  expect(centralAlert(open(), nobody)?.id).toBe(2);
});

test('no other priority ever takes the middle', () => {
  put(1, 'alta');
  put(2, 'normal');
  expect(centralAlert(open(), nobody)).toBeUndefined();
});

test('an alert stays while the server does not know that it was read', () => {
  put(1, 'urgente');
  readOffline(1);
  expect(open()).toMatchObject([{ id: 1, queued: true }]);
  expect(centralAlert(open(), nobody)?.id).toBe(1);
});

test('one nobody has read goes before one that waits to be sent', () => {
  put(1, 'urgente');
  put(2, 'urgente');
  readOffline(1);
  expect(centralAlert(open(), nobody)?.id).toBe(2);
});

test('only an alert that was read here can be set aside', () => {
  put(1, 'urgente');
  expect(centralAlert(open(), new Set([1]))?.id).toBe(1);
  readOffline(1);
  expect(centralAlert(open(), new Set([1]))).toBeUndefined();
});

test('an alert somebody else read is gone', () => {
  put(1, 'urgente');
  const reading = { leida_por: 4, leida_por_nombre: 'Rosa', fecha_lectura: '2025-01-01T12:01:00Z' };
  store.getState().markAlertaRead(1, reading, 2);
  expect(open()).toEqual([]);
});
