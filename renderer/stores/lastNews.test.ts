import { expect, test } from 'vitest';
import { alertaOf, pedidoOf } from '../testing/rows';
import { createAppStore } from './appStore';
import { selectLastNews } from './lastNews';

test('the last news are the newest moment that any loaded row tells of, whichever step it was', () => {
  const store = createAppStore();
  expect(selectLastNews(store.getState())).toBeNull();
  store.getState().loadPedidos([pedidoOf(50), pedidoOf(51)], 10);
  const read = '2031-05-01T12:00:00.000Z';
  store.getState().loadAlertas([alertaOf(7, { fecha_lectura: read }), alertaOf(8)], 10);
  expect(selectLastNews(store.getState())).toBe(Date.parse(read));
});
