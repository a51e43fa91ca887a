import { beforeEach, describe, expect, test } from 'vitest';
import type { Wish } from '../actions';
import { actionKey, effectOf, subjectOf } from '../actions/runner';
import { alertaOf, pedidoOf, voucherOf } from '../testing/rows';
import { selectRecentAlertas, selectUnreadAlertas } from './alertasSlice';
import { createAppStore, type AppStore } from './appStore';
import {
  selectKitchenPedidos,
  selectPedido,
  selectPendingPedidos,
  selectReadyPedidos,
} from './pedidosSlice';
import { selectQueuedOn, type QueuedAction } from './queueSlice';
import { selectPendingVouchers, selectVoucher } from './vouchersSlice';

let store: AppStore;
const state = () => store.getState();
const at = Date.parse('2025-01-01T12:30:00.000Z');

beforeEach(() => {
  store = createAppStore();
  state().loadPedidos([pedidoOf(50), pedidoOf(51, { estado: 'EN_PREPARACION' })], 10);
  state().loadAlertas([alertaOf(7)], 10);
  state().loadVouchers([voucherOf(9)], 10);
});

function queue(...wishes: Wish[]): void {
  const actions = wishes.map((wish, index): QueuedAction => {
    const facts = { actionKey: actionKey(wish), subject: subjectOf(wish), effect: effectOf(wish) };
    return { key: `k${index}`, wish, createdAt: at, attempted: false, ...facts };
  });
  state().setQueue(actions, []);
}

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

describe('a queued action', () => {
  test('shows an order where it will be, marked, and leaves what the server said as it was', () => {
    queue({ name: 'approvePedido', args: { id: 50 } });
    expect(ids(selectPendingPedidos(state()))).toEqual([]);
    expect(ids(selectKitchenPedidos(state()))).toEqual([51, 50]);
    expect(selectPedido(50)(state())).toMatchObject({
      estado: 'EN_PREPARACION',
      queued: true,
      fecha_aprobacion: '2025-01-01T12:30:00.000Z',
    });
    expect(selectPedido(51)(state())?.queued).toBeUndefined();
    expect(state().pedidos.get(50)).toMatchObject({ estado: 'PENDIENTE', version: 10 });
  });

  test('and a later one on the same order add up', () => {
    queue(
      { name: 'movePedido', args: { id: 51, estado: 'LISTO' } },
      { name: 'movePedido', args: { id: 51, estado: 'EN_PREPARACION' } },
    );
    expect(ids(selectKitchenPedidos(state()))).toEqual([51]);
    expect(ids(selectReadyPedidos(state()))).toEqual([]);
  });

  test('that the order cannot take any more changes nothing on the screen', () => {
    queue({ name: 'approvePedido', args: { id: 50 } });
    state().putPedido(pedidoOf(50, { estado: 'CANCELADO' }), 11);
    expect(selectPedido(50)(state())).toMatchObject({ estado: 'CANCELADO' });
    expect(selectPedido(50)(state())?.queued).toBeUndefined();
  });

  test('that is gone takes its effect with it', () => {
    queue({ name: 'approvePedido', args: { id: 50 } });
    queue();
    expect(ids(selectPendingPedidos(state()))).toEqual([50]);
  });

  test('takes a read alert from the band and keeps it in the list', () => {
    queue({ name: 'readAlerta', args: { id: 7 } });
    expect(selectUnreadAlertas(state())).toEqual([]);
    expect(selectRecentAlertas(state())).toMatchObject([{ id: 7, leida: true, queued: true }]);
  });

  test('decides a voucher', () => {
    queue({ name: 'rejectVoucher', args: { id: 9, motivo: 'Borroso' } });
    expect(selectPendingVouchers(state())).toEqual([]);
    expect(selectVoucher(9)(state())).toMatchObject({
      estado: 'RECHAZADO',
      motivo: 'Borroso',
      queued: true,
    });
  });

  test('is found by the thing it is about', () => {
    queue({ name: 'sendAlerta', args: { pedidoId: 50, mensaje: 'x', prioridad: 'alta' } });
    expect(selectQueuedOn('pedido:50')(state())?.key).toBe('k0');
    expect(selectQueuedOn('pedido:51')(state())).toBeUndefined();
  });

  test('leaves every list as it was by identity until something changed', () => {
    queue({ name: 'approvePedido', args: { id: 50 } });
    const before = selectKitchenPedidos(state());
    state().setBusy('something else', true);
    expect(selectKitchenPedidos(state())).toBe(before);
    state().loadVouchers([], 12);
    expect(selectKitchenPedidos(state())).toBe(before);
  });
});
