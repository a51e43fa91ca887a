import { expect, test } from 'vitest';
import type { ReadFieldValue } from '../../../../shared/api/voucherChecks';
import { voucherOf } from '../../../testing/rows';
import { openSuggestions, patchOf } from './suggestions';

const read = (campo: ReadFieldValue['campo'], valor: string): ReadFieldValue => ({
  ...{ campo, valor, confianza: 90 },
  caja: { x: 0, y: 0, ancho: 0.1, alto: 0.1 },
});

function rowWith(campos: ReadFieldValue[], estado: 'PENDIENTE' | 'APROBADO' = 'PENDIENTE') {
  const lectura = { estado: 'leida' as const, app: 'yape' as const, campos, fecha: null };
  const said = { monto: 37, operacion: '00-123', pagador: null, lectura, estado };
  return { ...voucherOf(1, said), detail: 'full' as const, version: 1 };
}

test('what was read and says the same as the voucher is no suggestion', () => {
  const row = rowWith([read('monto', '37.00'), read('operacion', '123'), read('pagador', 'Ana')]);
  expect(openSuggestions(row).map(({ campo }) => campo)).toEqual(['pagador']);
  expect(openSuggestions(rowWith([read('monto', '12.00')]))).toHaveLength(1);
});

test('a decided voucher takes nothing over any more', () => {
  expect(openSuggestions(rowWith([read('monto', '12.00')], 'APROBADO'))).toEqual([]);
});

test('taking over sends each field as the server takes it', () => {
  expect(patchOf([read('monto', '12.50'), read('pagador', 'Ana')])).toEqual({
    ...{ monto: 12.5, pagador: 'Ana' },
  });
});
