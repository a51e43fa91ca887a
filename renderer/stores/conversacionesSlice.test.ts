import { beforeEach, expect, test } from 'vitest';
import { toWish } from '../actions/runner';
import { borradorOf, conversacionOf, detailOf, inboundOf, outboundOf } from '../testing/chatRows';
import { createAppStore, type AppStore } from './appStore';
import { selectOpenBorradores } from './borradoresSlice';
import {
  selectConversaciones,
  selectConversacionOf,
  selectImagesToLink,
} from './conversacionesSlice';
import { selectFailedSalidas } from './salidasSlice';

let store: AppStore;
const state = () => store.getState();
const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

beforeEach(() => {
  store = createAppStore();
});

test('the conversation where something happened last comes first', () => {
  state().loadConversaciones(
    [
      conversacionOf(1, { fecha_actividad: '2025-01-01T12:00:00.000Z' }),
      conversacionOf(2, { fecha_actividad: '2025-01-01T12:05:00.000Z' }),
    ],
    10,
  );
  expect(ids(selectConversaciones(state()))).toEqual([2, 1]);
});

test('a whole conversation brings its drafts and failed answers, and takes away those that are over', () => {
  state().loadBorradores([borradorOf(3), borradorOf(4, { conversacion_id: 2 })]);
  state().loadSalidas([outboundOf(8, { estado: 'FALLIDA' })]);
  state().putConversacion(
    detailOf(1, {
      mensajes: [inboundOf(1), outboundOf(9, { estado: 'FALLIDA' }), outboundOf(8)],
      borradores: [borradorOf(5)],
    }),
    10,
  );
  expect(ids(selectOpenBorradores(state()))).toEqual([4, 5]);
  expect(ids(selectFailedSalidas(state()))).toEqual([9]);
  expect(state().threads.get(1)?.messages).toHaveLength(3);
});

test('an answer that was asked for earlier never hides a later one', () => {
  state().putConversacion(detailOf(1, { mensajes: [inboundOf(1), inboundOf(2)] }), 20);
  state().putConversacion(detailOf(1, { mensajes: [inboundOf(1)] }), 10);
  expect(state().threads.get(1)?.messages).toHaveLength(2);
  state().loadConversaciones([conversacionOf(1, { sin_leer: 5 })], 15);
  expect(state().conversaciones.get(1)?.sin_leer).toBe(0);
});

test('after a new load, open conversations stay on the screen and are marked to be read again', () => {
  state().putConversacion(detailOf(1, { mensajes: [inboundOf(1)] }), 10);
  state().loadConversaciones([conversacionOf(1)], 20);
  expect(state().threads.get(1)).toMatchObject({ stale: true, messages: [{ id: 1 }] });
  state().putConversacion(detailOf(1, { mensajes: [inboundOf(1)] }), 20);
  expect(state().threads.get(1)?.stale).toBe(false);
});

test('a conversation the server no longer lists is gone, unless it is newer than the list', () => {
  state().putConversacion(detailOf(1), 10);
  state().putConversacion(detailOf(2), 30);
  state().loadConversaciones([], 20);
  expect(ids(selectConversaciones(state()))).toEqual([2]);
});

test('pictures that wait keep the moment since which they do', () => {
  state().putConversacion(
    detailOf(1, { por_vincular: 1, fecha_actividad: '2025-01-01T12:00:00.000Z' }),
    1,
  );
  state().putConversacion(
    detailOf(1, { por_vincular: 2, fecha_actividad: '2025-01-01T12:09:00.000Z' }),
    2,
  );
  expect(selectImagesToLink(state())).toMatchObject([{ imagesSince: '2025-01-01T12:00:00.000Z' }]);
  state().putConversacion(detailOf(1), 3);
  expect(selectImagesToLink(state())).toEqual([]);
});

test('an order knows its conversation', () => {
  const pedidos = [{ id: 50, estado: 'PENDIENTE' as const, total: 10 }];
  state().loadConversaciones([conversacionOf(1), conversacionOf(2, { pedidos })], 1);
  expect(selectConversacionOf(50)(state())?.id).toBe(2);
  expect(selectConversacionOf(51)(state())).toBeUndefined();
});

test('a retried answer leaves the list of failed ones and changes in its conversation', () => {
  state().putConversacion(detailOf(1, { mensajes: [outboundOf(9, { estado: 'FALLIDA' })] }), 1);
  state().putSalida(outboundOf(9, { estado: 'PENDIENTE' }));
  expect(selectFailedSalidas(state())).toEqual([]);
  expect(state().threads.get(1)?.messages).toMatchObject([{ id: 9, estado: 'PENDIENTE' }]);
});

test('a confirmation that waits to be sent takes the draft from the list, a refusal brings it back', () => {
  state().loadBorradores([borradorOf(3)]);
  const wish = toWish('discardBorrador', { id: 3 });
  const effect = { table: 'borradores', id: 3, estado: 'DESCARTADO' } as const;
  const queued = { key: 'k', wish, actionKey: 'a', subject: 'borrador:3', createdAt: 0 };
  state().setQueue([{ ...queued, attempted: false, effect }], []);
  expect(selectOpenBorradores(state())).toEqual([]);
  state().setQueue([], []);
  expect(ids(selectOpenBorradores(state()))).toEqual([3]);
});

test('what the server forgot of a customer is forgotten here', () => {
  state().putConversacion(detailOf(1, { borradores: [borradorOf(3)] }), 1);
  state().forgetConversacion(1);
  expect(state().threads.size + state().conversaciones.size + state().borradores.size).toBe(0);
});
