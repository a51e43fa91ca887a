import { expect, test } from 'vitest';
import { borradorConfirmSchema } from '../../../../shared/api/whatsapp/borradores';
import { borradorOf } from '../../../testing/chatRows';
import { addProduct, changeLine, confirmBody, isClear, linesOf, wordsAdded } from './draftLines';

const [line] = borradorOf(1).lineas;
const draft = borradorOf(1, {
  lineas: [
    { ...line!, nota: 'sin sal' },
    {
      ...line!,
      cantidad: 1,
      confianza: 0.5,
      alternativas: [{ producto_id: 2, producto: 'Papas chicas', precio: 8 }],
    },
  ],
  sin_reconocer: [],
});

test('one product may have several lines, each with its own note and quantity', () => {
  const lines = changeLine(linesOf(draft), 1, { cantidad: 3 });
  expect(lines.map(({ cantidad, nota }) => [cantidad, nota])).toEqual([
    [2, 'sin sal'],
    [3, ''],
  ]);
});

test('choosing the product settles the doubt about it, another quantity does not', () => {
  const lines = linesOf(draft);
  expect(lines.map(({ unsure }) => unsure)).toEqual([false, true]);
  expect(changeLine(lines, 1, { cantidad: 2 })[1]).toMatchObject({ unsure: true });
  expect(changeLine(lines, 1, { productoId: 2 })[1]).toMatchObject({ unsure: false });
});

test('fewer than one takes the line out, and a product can be added again', () => {
  const lines = changeLine(linesOf(draft), 1, { cantidad: 0 });
  expect(lines).toHaveLength(1);
  const added = addProduct(addProduct(lines, 7), 7);
  expect(added.at(-1)).toMatchObject({ productoId: 7, cantidad: 2, texto: null });
  expect(new Set(added.map(({ key }) => key)).size).toBe(added.length);
});

test('more of a product never joins a line with a note: the note is about that one', () => {
  const [noted] = linesOf(draft);
  expect(addProduct([noted!], noted!.productoId)).toHaveLength(2);
});

test('a draft goes without a second look only when everything was understood surely', () => {
  expect(isClear(draft)).toBe(false);
  expect(isClear({ ...draft, lineas: [line!] })).toBe(true);
  expect(isClear({ ...draft, lineas: [line!], sin_reconocer: ['algo rico'] })).toBe(false);
  expect(isClear({ ...draft, lineas: [] })).toBe(false);
});

test('the order is what the person saw, as the server takes it', () => {
  const body = confirmBody({ cliente: ' Lucía ', telefono: '', nota: '' }, linesOf(draft), draft);
  expect(body).toMatchObject({ cliente: 'Lucía', telefono: null, nota: null });
  expect(body.visto).toBe(draft.fecha_actualizacion);
  expect(body.items[0]).toEqual({ producto_id: 1, cantidad: 2, nota: 'sin sal' });
  expect(borradorConfirmSchema.safeParse(body).success).toBe(true);
});

test('what the customer added is told line by line, wherever it was put in', () => {
  expect(wordsAdded('2 papas\nhola', '2 papas\n1 chicha\nhola\nhola')).toEqual([
    '1 chicha',
    'hola',
  ]);
  expect(wordsAdded('2 papas', '2 papas')).toEqual([]);
});
