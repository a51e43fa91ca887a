import { expect, test } from 'vitest';
import { cookingOf, itemOf } from '../testing/kitchenRows';
import { itemsForStations, knownStations } from './stations';

const items = [
  itemOf(1, 'Lomo', { estacion: 'parrilla' }),
  itemOf(2, 'Papas', { estacion: 'freidora' }),
  itemOf(3, 'Servilletas'),
];

test('without a choice every line shows', () => {
  expect(itemsForStations(items, [])).toBe(items);
});

test('a line that belongs to no station shows at each of them', () => {
  expect(itemsForStations(items, ['freidora']).map(({ id }) => id)).toEqual([2, 3]);
});

test('stations come from the products, the orders and the present choice, each once', () => {
  const product = { id: 1, nombre: 'Chicha', precio: 5, agotado: false, activo: true };
  const stations = knownStations(
    [
      { ...product, estacion: 'bebidas' },
      { ...product, estacion: null },
    ],
    [cookingOf(1, 1, { items })],
    ['postres', 'freidora'],
  );
  expect(stations).toEqual(['bebidas', 'freidora', 'parrilla', 'postres']);
});
