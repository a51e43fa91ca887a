import { expect, test } from 'vitest';
import type { CardMemory, Memories } from '../kitchen/cardMemory';
import { cookingOf, itemOf } from '../testing/kitchenRows';
import { boardPlaces, idOf, kitchenCards, withGhosts } from './cards';

const nothing: Memories = new Map();
const goneMemory: CardMemory = {
  creado: '2025-01-01T12:00:00.000Z',
  slot: '2025-01-01T12:02:00.000Z',
  onBoard: false,
  fresh: false,
  recalled: false,
  gone: true,
  struck: [],
};
const ids = (cards: ReturnType<typeof kitchenCards>) => cards.map(({ pedido }) => pedido.id);

test('cards stand in the order of approval, whatever their numbers', () => {
  const cards = kitchenCards([cookingOf(1, 5), cookingOf(9, 1), cookingOf(4, 3)], nothing, []);
  expect(ids(cards)).toEqual([9, 4, 1]);
});

test('two orders approved in the same moment stand by number', () => {
  expect(ids(kitchenCards([cookingOf(7, 1), cookingOf(3, 1)], nothing, []))).toEqual([3, 7]);
});

test('only orders in preparation are cards', () => {
  const pedidos = [
    cookingOf(1, 1, { estado: 'PENDIENTE' }),
    cookingOf(2, 1, { estado: 'LISTO' }),
    cookingOf(3, 1, { estado: 'ENTREGADO' }),
    cookingOf(4, 1, { estado: 'CANCELADO' }),
    cookingOf(5, 1),
  ];
  expect(ids(kitchenCards(pedidos, nothing, []))).toEqual([5]);
});

test('a cancelled order keeps its place until it is dismissed', () => {
  const pedidos = [cookingOf(1, 1), cookingOf(2, 2, { estado: 'CANCELADO' }), cookingOf(3, 3)];
  const cards = kitchenCards(pedidos, new Map([[2, goneMemory]]), []);
  expect(cards.map(({ status }) => status)).toEqual(['cooking', 'cancelled', 'cooking']);
  const dismissed = new Map([[2, { ...goneMemory, gone: false }]]);
  expect(ids(kitchenCards(pedidos, dismissed, []))).toEqual([1, 3]);
});

test('an order the counter took back says so in the place it had', () => {
  const back = cookingOf(2, 2, { estado: 'PENDIENTE', fecha_aprobacion: null });
  const cards = kitchenCards(
    [cookingOf(1, 1), back, cookingOf(3, 3)],
    new Map([[2, goneMemory]]),
    [],
  );
  expect(ids(cards)).toEqual([1, 2, 3]);
  expect(cards[1]?.status).toBe('withdrawn');
});

test('a screen limited to a station leaves out orders without anything for it', () => {
  const drinks = cookingOf(1, 1, { items: [itemOf(1, 'Chicha', { estacion: 'bebidas' })] });
  const grill = cookingOf(2, 2, { items: [itemOf(2, 'Lomo', { estacion: 'parrilla' })] });
  expect(ids(kitchenCards([drinks, grill], nothing, ['bebidas']))).toEqual([1]);
});

test('an order whose lines are not known yet shows at every station', () => {
  expect(ids(kitchenCards([cookingOf(1, 1, { items: [] })], nothing, ['bebidas']))).toEqual([1]);
});

test('the place of a finished order stays where its card was', () => {
  const cards = kitchenCards([cookingOf(1, 1), cookingOf(3, 3)], nothing, []);
  const ghost = { id: 2, slot: cookingOf(2, 2).fecha_aprobacion ?? '', heightPx: 300 };
  const entries = withGhosts(cards, [ghost]);
  expect(entries.map((entry) => [entry.kind, idOf(entry)])).toEqual([
    ['card', 1],
    ['ghost', 2],
    ['card', 3],
  ]);
});

test('finishing an order here moves no place on the board', () => {
  const before = kitchenCards([cookingOf(1, 1), cookingOf(2, 2), cookingOf(3, 3)], nothing, []);
  const after = kitchenCards([cookingOf(1, 1), cookingOf(3, 3)], nothing, []);
  const ghost = { id: 2, slot: before[1]?.slot ?? '', heightPx: 300 };
  expect(boardPlaces(withGhosts(after, [ghost]))).toEqual(boardPlaces(withGhosts(before, [])));
});

test('a card that is back on the board takes the place that was kept for it', () => {
  const cards = kitchenCards([cookingOf(1, 1)], nothing, []);
  expect(withGhosts(cards, [{ id: 1, slot: 'x', heightPx: 300 }])).toHaveLength(1);
});
