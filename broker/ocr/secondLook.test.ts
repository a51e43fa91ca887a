import { expect, test } from 'vitest';
import type { ReadField } from '../../shared/api/voucherChecks';
import { lookedTwice } from './secondLook';

const read = (campo: ReadField, valor: string) => ({
  ...{ campo, valor, confianza: 90 },
  caja: { x: 0.2, y: 0.4, ancho: 0.3, alto: 0.05 },
});

/** What becomes of a field that is read as these lines when it is looked at again. */
async function after(campo: ReadField, first: string, ...again: string[]): Promise<string | null> {
  const kept = await lookedTwice([read(campo, first)], () => Promise.resolve(again.shift() ?? ''));
  return kept[0]?.valor ?? null;
}

test('figures are kept as two of three readings have them', async () => {
  expect(await after('operacion', '12345678', '12345678')).toBe('12345678');
  expect(await after('operacion', '123405678', '12345678', '12345678')).toBe('12345678');
  expect(await after('monto', '302.00', 'S/ 302.60', 'Importe S/ 302.60')).toBe('302.60');
});

test('figures that no two readings agree on are not said', async () => {
  expect(await after('operacion', '12345678', '12345670', '12345679')).toBeNull();
  expect(await after('monto', '302.00', 'S/ 302.60', 'S/ 362.60')).toBeNull();
  expect(await after('monto', '302.00', '', 'no es nada')).toBeNull();
});

test('an amount is looked for on its whole line, a number in its place alone', async () => {
  const boxes: { x: number; ancho: number }[] = [];
  const fields = [read('monto', '7.00'), read('operacion', '12345678'), read('pagador', 'Ana Paz')];
  const kept = await lookedTwice(fields, (box) => {
    boxes.push(box);
    return Promise.resolve('');
  });
  expect(kept.map(({ campo }) => campo)).toEqual(['pagador']);
  expect(boxes[0]).toMatchObject({ x: 0, ancho: 1 });
  expect(boxes[2]!.ancho).toBeLessThan(0.5);
});
