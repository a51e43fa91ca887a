import { beforeEach, describe, expect, test } from 'vitest';
import { ApiFailure } from '../api/failure';
import type { Outcome } from '../offline/outbox';
import { createAppStore, type AppStore } from '../stores/appStore';
import { pedidoOf } from '../testing/rows';
import type { Wish } from './index';
import { createPerformer, type Perform } from './performer';
import { actionKey, effectOf, subjectOf } from './runner';

let store: AppStore;
let perform: Perform;
let added: { wish: Wish; key: string }[];
let outcome: () => Promise<Outcome>;
let told: string[];

beforeEach(() => {
  store = createAppStore();
  store.getState().setUsuario({ id: 3, nombre: 'Rosa', rol: 'ATENCION', sucursal_id: 1 });
  added = [];
  told = [];
  outcome = () => Promise.resolve({ kind: 'done', value: pedidoOf(50) });
  perform = createPerformer({
    outbox: {
      add(wish, key) {
        added.push({ wish, key });
        return outcome();
      },
    },
    state: () => store.getState(),
    tellFailure: (failure) => told.push(`failure: ${failure.mensaje}`),
    tellQueued: (_wish, key) => told.push(`queued: ${key}`),
    report: () => told.push('report'),
  });
});

const conflict = new ApiFailure('http', { status: 409, code: 'c', mensaje: 'Ya fue aprobado.' });

describe('a performed action', () => {
  test('answers what the server answered', async () => {
    await expect(perform('approvePedido', { id: 50 })).resolves.toMatchObject({
      ok: true,
      queued: false,
      value: { id: 50 },
    });
    expect(told).toEqual([]);
  });

  test('is busy while it is under way, and tapped twice it is done once', async () => {
    let answer = (_outcome: Outcome) => {};
    outcome = () => new Promise((resolve) => (answer = resolve));
    const first = perform('approvePedido', { id: 50 });
    const second = perform('approvePedido', { id: 50 });
    expect(store.getState().busy).toEqual(new Set(['approvePedido:pedido:50']));
    answer({ kind: 'done', value: pedidoOf(50) });
    await Promise.all([first, second]);
    expect(store.getState().busy).toEqual(new Set());
    expect(added).toHaveLength(1);
  });

  test('that waits for the server is a success of its own kind, and told as such', async () => {
    outcome = () => Promise.resolve({ kind: 'queued' });
    await expect(perform('approvePedido', { id: 50 }, { quiet: true })).resolves.toEqual({
      ok: true,
      queued: true,
      value: null,
    });
    expect(told).toEqual([`queued: ${added[0]!.key}`]);
  });

  test('that waits already is not queued again, unless something else was asked in between', async () => {
    const queue = (...wishes: Wish[]) => {
      const actions = wishes.map((wish, index) => ({
        ...{ key: `k${index}`, wish, actionKey: actionKey(wish), subject: subjectOf(wish) },
        ...{ createdAt: 0, attempted: false, effect: effectOf(wish) },
      }));
      store.getState().setQueue(actions, []);
    };
    const done: Wish = { name: 'movePedido', args: { id: 50, estado: 'LISTO' } };
    const back: Wish = { name: 'movePedido', args: { id: 50, estado: 'EN_PREPARACION' } };
    queue(done);
    await expect(perform('movePedido', { id: 50, estado: 'LISTO' })).resolves.toMatchObject({
      queued: true,
    });
    expect(added).toEqual([]);
    queue(done, back);
    await perform('movePedido', { id: 50, estado: 'LISTO' });
    expect(added).toHaveLength(1);
  });

  test('that is refused answers why, and tells it unless the caller does', async () => {
    outcome = () => Promise.resolve({ kind: 'failed', failure: conflict });
    const refused = { ok: false, error: conflict };
    await expect(perform('approvePedido', { id: 50 })).resolves.toEqual(refused);
    await expect(perform('approvePedido', { id: 51 }, { quiet: true })).resolves.toEqual(refused);
    expect(told).toEqual(['failure: Ya fue aprobado.']);
  });

  test('that cannot be kept is refused', async () => {
    outcome = () => Promise.reject(new Error('disk full'));
    await expect(perform('approvePedido', { id: 50 })).resolves.toMatchObject({
      ok: false,
      error: { kind: 'not_kept' },
    });
  });

  test('without anybody signed in is refused, and not kept for nobody', async () => {
    store.getState().setUsuario(null);
    await expect(perform('approvePedido', { id: 50 })).resolves.toMatchObject({
      ok: false,
      error: { kind: 'session_ended' },
    });
    expect(added).toEqual([]);
  });

  test('with another picture is another action, although all else is the same', () => {
    outcome = () => new Promise(() => {});
    const fields = { monto: '37.00' };
    void perform('uploadVoucher', { imagen: new File(['a'], 'a.png'), fields });
    void perform('uploadVoucher', { imagen: new File(['a'], 'b.png'), fields });
    void perform('uploadVoucher', {
      imagen: new File(['a'], 'a.png', { lastModified: 1 }),
      fields,
    });
    expect(added).toHaveLength(3);
    expect(new Set(added.map(({ key }) => key)).size).toBe(3);
  });
});
