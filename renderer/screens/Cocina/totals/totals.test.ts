import { expect, test } from 'vitest';
import type { KitchenCard } from '../board/cards';
import type { CardMemory } from '../kitchen/cardMemory';
import { cookingOf, itemOf } from '../testing/kitchenRows';
import { pendingTotals } from './totals';

function cardOf(id: number, items: ReturnType<typeof itemOf>[]): KitchenCard {
  return { pedido: cookingOf(id, id, { items }), status: 'cooking', slot: '' };
}
const struck = (...lines: number[]): CardMemory => ({
  creado: null,
  slot: '',
  onBoard: true,
  fresh: false,
  recalled: false,
  gone: false,
  struck: lines,
});

test('the same product adds up over all cards, most first', () => {
  const cards = [
    cardOf(1, [itemOf(1, 'Lomo', { producto_id: 7, cantidad: 2 }), itemOf(2, 'Papas')]),
    cardOf(2, [itemOf(3, 'Lomo', { producto_id: 7, cantidad: 3 })]),
  ];
  expect(pendingTotals(cards, new Map(), []).map((t) => [t.producto, t.cantidad])).toEqual([
    ['Lomo', 5],
    ['Papas', 1],
  ]);
});

test('a line that was struck is made already', () => {
  const cards = [cardOf(1, [itemOf(1, 'Lomo'), itemOf(2, 'Papas')])];
  const totals = pendingTotals(cards, new Map([[1, struck(1)]]), []);
  expect(totals.map(({ producto }) => producto)).toEqual(['Papas']);
});

test('a lost order needs nothing', () => {
  const lost = { ...cardOf(1, [itemOf(1, 'Lomo')]), status: 'cancelled' as const };
  expect(pendingTotals([lost], new Map(), [])).toEqual([]);
});

test('only what the screen’s stations make is counted', () => {
  const cards = [
    cardOf(1, [
      itemOf(1, 'Lomo', { estacion: 'parrilla' }),
      itemOf(2, 'Chicha', { estacion: 'bebidas' }),
    ]),
  ];
  expect(pendingTotals(cards, new Map(), ['bebidas'])).toMatchObject([{ producto: 'Chicha' }]);
});

test('thirds add up to whole numbers people can read', () => {
  const cards = [1, 2, 3].map((id) => cardOf(id, [itemOf(id, 'Pollo', { cantidad: 0.1 })]));
  expect(pendingTotals(cards, new Map(), [])).toMatchObject([{ cantidad: 0.3 }]);
});
