import { expect, test } from 'vitest';
import { pedidoNewSchema } from '../../../../shared/api/pedidos';
import type { Producto } from '../../../../shared/api/catalog';
import { cartTotal, pedidoBody, withNote, withOneMore, withQuantity } from './cart';

const productos: Producto[] = [
  { id: 1, nombre: 'Lomo', precio: 18.5, estacion: null, agotado: false, activo: true },
  { id: 2, nombre: 'Chicha', precio: 0.1, estacion: null, agotado: false, activo: true },
];

test('touching a product again orders one more of it', () => {
  const lines = withOneMore(withOneMore(withOneMore([], 1), 2), 1);
  expect(lines.map(({ productoId, cantidad }) => [productoId, cantidad])).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

test('a quantity of none, or of nonsense, removes the line', () => {
  const lines = withOneMore([], 1);
  expect(withQuantity(lines, 1, 0)).toEqual([]);
  expect(withQuantity(lines, 1, Number.NaN)).toEqual([]);
  expect(withQuantity(lines, 1, 5000)).toMatchObject([{ cantidad: 999 }]);
});

test('the total is exact to the cent', () => {
  const lines = withQuantity(withOneMore(withOneMore([], 2), 1), 2, 3);
  expect(cartTotal(lines, productos)).toBe(18.8);
});

test('what is sent fits the schema, without empty texts', () => {
  const lines = withNote(withOneMore([], 1), 1, '  sin ají ');
  const body = pedidoBody(
    { subtipo: 'presencial', cliente: ' Mesa 4 ', telefono: '', nota: ' ', sucursalId: null },
    lines,
  );
  expect(body).toEqual({
    subtipo: 'presencial',
    cliente: 'Mesa 4',
    telefono: null,
    nota: null,
    items: [{ producto_id: 1, cantidad: 1, nota: 'sin ají' }],
  });
  expect(pedidoNewSchema.safeParse(body).success).toBe(true);
});
